package com.example;

import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;

/**
 * A line and what one piece of it costs.
 *
 * @param line what is to be bought
 * @param cents the price of one, from 0 to 100,000,000
 */
record PricedLine(
    @NotNull @Valid QuoteLine line, @NotNull @Min(0) @Max(PricedLine.MAX_CENTS) Integer cents) {
  static final int MAX_CENTS = 100_000_000;

  static PricedLine from(JsonObject json) {
    return new PricedLine(QuoteLine.from(json), json.integer("cents"));
  }

  long total() {
    return (long) line.quantity() * cents;
  }

  void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("supplier", line.supplier());
    json.writeStringField("part", line.part());
    json.writeNumberField("quantity", line.quantity());
    json.writeNumberField("cents", cents);
    json.writeEndObject();
  }
}
