package com.example;

import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.io.IOException;

/**
 * What somebody wants to buy of one part. Supplier and part become keys of Table Storage, so they
 * hold nothing that means something there.
 *
 * @param supplier who sells it
 * @param part what it is
 * @param quantity how many, from 1 to 10,000
 */
record QuoteLine(
    @NotNull @Pattern(regexp = "[a-z0-9-]{1,32}") String supplier,
    @NotNull @Pattern(regexp = "[A-Z0-9-]{1,32}") String part,
    @NotNull @Min(1) @Max(10_000) Integer quantity) {

  static QuoteLine from(JsonObject json) {
    return new QuoteLine(json.text("supplier"), json.text("part"), json.integer("quantity"));
  }

  void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("supplier", supplier);
    json.writeStringField("part", part);
    json.writeNumberField("quantity", quantity);
    json.writeEndObject();
  }
}
