package com.example;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * An order that was taken.
 *
 * @param id the same for each copy of one order, however often it is delivered
 * @param customer who ordered; an identifier, not a name
 * @param product what was ordered
 * @param quantity pieces, 1 to 1000
 */
record Order(
    @NotNull @Pattern(regexp = Order.ID, message = "must be 32 digits and letters a to f")
        String id,
    @NotNull @Pattern(regexp = Order.NAME, message = "must be 1 to 40 letters, digits and hyphens")
        String customer,
    @NotNull @Pattern(regexp = Order.NAME, message = "must be 1 to 40 letters, digits and hyphens")
        String product,
    @NotNull @Min(1) @Max(1000) Integer quantity) {
  static final String ID = "[0-9a-f]{32}";
  static final String NAME = "[A-Za-z0-9-]{1,40}";
}
