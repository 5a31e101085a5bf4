package com.example;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/**
 * What a caller submits: a range of numbers. It is stored with the job in a format that has a
 * version, since a job outlives a release.
 *
 * @param from the first number, from 1 to 1,000,000,000
 * @param count how many numbers, from 1 to 1,000,000
 */
record Range(
    @NotNull @Min(1) @Max(1_000_000_000) Integer from,
    @NotNull @Min(1) @Max(1_000_000) Integer count) {
  private static final int MAX_BYTES = 256;
  private static final int VERSION = 1;

  static Range from(JsonObject json) {
    return new Range(json.integer("from"), json.integer("count"));
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws InvalidInput when another release wrote it
   */
  static Range read(String text) {
    return Json.read(text, MAX_BYTES, Stored::from).range();
  }

  /** The same for the same request, in whatever format it is stored. */
  String fingerprint() {
    return Fingerprint.of(from + " " + count);
  }

  String write() {
    return Json.write(
        json -> {
          json.writeNumberField("version", VERSION);
          json.writeNumberField("from", from);
          json.writeNumberField("count", count);
        });
  }

  /** A range as it is stored. */
  private record Stored(
      @NotNull @Min(VERSION) @Max(VERSION) Integer version, @NotNull @Valid Range range) {
    static Stored from(JsonObject json) {
      return new Stored(json.integer("version"), Range.from(json));
    }
  }
}
