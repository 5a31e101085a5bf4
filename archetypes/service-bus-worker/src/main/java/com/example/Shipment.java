package com.example;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * A shipment that a warehouse has to send.
 *
 * @param id chosen by whoever orders it, the same for each copy of one shipment; not the id that
 *     the broker knows a message by, which is another for each copy that is replayed
 * @param warehouse which sends it
 * @param order what it belongs to; an identifier, not a name
 * @param parcels 1 to 500
 */
record Shipment(
    @NotNull
        @Pattern(regexp = Shipment.ID, message = "must be 16 to 64 lower-case letters and digits")
        String id,
    @NotNull
        @Pattern(regexp = Shipment.NAME, message = "must be 1 to 40 letters, digits and hyphens")
        String warehouse,
    @NotNull
        @Pattern(regexp = Shipment.NAME, message = "must be 1 to 40 letters, digits and hyphens")
        String order,
    @NotNull @Min(1) @Max(500) Integer parcels) {
  static final String ID = "[0-9a-z]{16,64}";
  static final String NAME = "[A-Za-z0-9-]{1,40}";
}
