package com.example;

import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.util.List;

/**
 * What an activity or a sub-orchestration found out: prices, or why there are none. That a part is
 * unknown is an answer and not an exception: it is not tried again, and needs no type to travel.
 *
 * @param lines the prices; empty when there is a failure
 * @param failure why there are none; null when there are
 */
record Prices(List<PricedLine> lines, QuoteFailure failure) {
  private static final int MAX_BYTES = 32 * 1024;
  private static final int VERSION = 1;

  Prices {
    lines = List.copyOf(lines);
  }

  static Prices of(List<PricedLine> lines) {
    return new Prices(lines, null);
  }

  static Prices none(QuoteFailure why) {
    return new Prices(List.of(), why);
  }

  /** All of them together; the first failure counts for all. */
  static Prices all(List<Prices> parts) {
    return parts.stream()
        .filter(part -> part.failure != null)
        .findFirst()
        .orElseGet(() -> of(parts.stream().flatMap(part -> part.lines.stream()).toList()));
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws InvalidInput when another release wrote it
   */
  static Prices read(String text) {
    return Json.read(text, MAX_BYTES, Stored::from).prices();
  }

  String write() {
    return Json.write(
        json -> {
          json.writeNumberField("version", VERSION);
          members(json);
        });
  }

  private void members(JsonGenerator json) throws IOException {
    if (failure != null) {
      json.writeStringField("failure", failure.code());
    }
    json.writeArrayFieldStart("lines");
    for (PricedLine line : lines) {
      line.write(json);
    }
    json.writeEndArray();
  }

  /** Prices as they are stored. */
  private record Stored(
      @NotNull @Min(VERSION) @Max(VERSION) Integer version,
      String failure,
      @NotNull @Size(max = QuoteRequest.MAX_LINES) List<@Valid PricedLine> lines) {

    static Stored from(JsonObject json) {
      return new Stored(
          json.integer("version"), json.text("failure"), json.objects("lines", PricedLine::from));
    }

    Prices prices() {
      return failure == null ? of(lines) : none(QuoteFailure.of(failure));
    }
  }
}
