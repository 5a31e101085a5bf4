package com.example;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/**
 * How the workflow ended. What can be expected to go wrong is an outcome, so an instance that the
 * task hub counts as failed is one with a defect.
 *
 * @param quote the quote; null when there is none
 * @param failure why there is none; null when there is one
 */
record Outcome(Quote quote, QuoteFailure failure) {
  private static final int MAX_BYTES = 64 * 1024;
  private static final int VERSION = 1;

  static Outcome of(Quote quote) {
    return new Outcome(quote, null);
  }

  static Outcome failed(QuoteFailure why) {
    return new Outcome(null, why);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws InvalidInput when another release wrote it
   */
  static Outcome read(String text) {
    return Json.read(text, MAX_BYTES, Stored::from).outcome();
  }

  String write() {
    return Json.write(
        json -> {
          json.writeNumberField("version", VERSION);
          if (failure == null) {
            json.writeStringField("quote", quote.write());
          } else {
            json.writeStringField("failure", failure.code());
          }
        });
  }

  /** An outcome as it is stored. */
  private record Stored(
      @NotNull @Min(VERSION) @Max(VERSION) Integer version, String quote, String failure) {
    static Stored from(JsonObject json) {
      return new Stored(json.integer("version"), json.text("quote"), json.text("failure"));
    }

    Outcome outcome() {
      return failure == null ? of(Quote.read(quote)) : failed(QuoteFailure.of(failure));
    }
  }
}
