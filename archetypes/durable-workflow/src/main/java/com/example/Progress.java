package com.example;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/**
 * How far an instance is, which it tells by its custom status.
 *
 * @param done suppliers whose prices are known
 * @param total suppliers
 */
record Progress(
    @NotNull @Min(0) @Max(QuoteRequest.MAX_LINES) Integer done,
    @NotNull @Min(0) @Max(QuoteRequest.MAX_LINES) Integer total) {
  private static final int MAX_BYTES = 256;

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws InvalidInput when another release wrote it
   */
  static Progress read(String text) {
    return Json.read(
        text, MAX_BYTES, json -> new Progress(json.integer("done"), json.integer("total")));
  }

  String write() {
    return Json.write(
        json -> {
          json.writeNumberField("done", done);
          json.writeNumberField("total", total);
        });
  }
}
