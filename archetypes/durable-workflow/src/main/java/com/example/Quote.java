package com.example;

import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * A quote: the result of the workflow.
 *
 * @param id which quote it is
 * @param validUntil until when the prices hold, in seconds
 * @param lines what each line costs
 */
record Quote(String id, Instant validUntil, List<PricedLine> lines) {
  private static final int MAX_BYTES = 32 * 1024;
  private static final int MAX_ID = 100;
  private static final int MAX_DIGITS = 11;
  private static final int VERSION = 1;

  Quote {
    lines = List.copyOf(lines);
  }

  /**
   * Reads what {@link #write()} wrote.
   *
   * @throws InvalidInput when another release wrote it
   */
  static Quote read(String text) {
    return Json.read(text, MAX_BYTES, Stored::from).quote();
  }

  long totalCents() {
    return lines.stream().mapToLong(PricedLine::total).sum();
  }

  String write() {
    return Json.write(
        json -> {
          json.writeNumberField("version", VERSION);
          json.writeStringField("id", id);
          json.writeNumberField("validUntil", validUntil.getEpochSecond());
          lines(json);
        });
  }

  /** What the owner sees. */
  void show(JsonGenerator json) throws IOException {
    json.writeStringField("validUntil", validUntil.toString());
    json.writeNumberField("totalCents", totalCents());
    lines(json);
  }

  private void lines(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("lines");
    for (PricedLine line : lines) {
      line.write(json);
    }
    json.writeEndArray();
  }

  /** A quote as it is stored. */
  private record Stored(
      @NotNull @Min(VERSION) @Max(VERSION) Integer version,
      @NotNull @Size(max = MAX_ID) String id,
      @NotNull @Min(0) @Digits(integer = MAX_DIGITS, fraction = 0) BigDecimal validUntil,
      @NotNull @Size(max = QuoteRequest.MAX_LINES) List<@Valid PricedLine> lines) {

    static Stored from(JsonObject json) {
      return new Stored(
          json.integer("version"),
          json.text("id"),
          json.decimal("validUntil"),
          json.objects("lines", PricedLine::from));
    }

    Quote quote() {
      return new Quote(id, Instant.ofEpochSecond(validUntil.longValue()), lines);
    }
  }
}
