package com.example;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * The input of the orchestrators and of the activity that asks for a price: ids and numbers, since
 * what is handed over stays in the history. It carries its version, because an instance that was
 * started before a deployment goes on after it.
 *
 * @param quote which quote it is for; names it in the logs
 * @param request what to find prices for
 */
record QuoteOrder(String quote, QuoteRequest request) {
  private static final int MAX_BYTES = 16 * 1024;
  private static final int MAX_ID = 100;

  /** Until the summer release: one supplier for all parts, and no id of the quote. */
  private static final int FIRST = 1;

  private static final int CURRENT = 2;

  /**
   * Reads what {@link #write} of this or of the first release wrote.
   *
   * @param text the input as the task hub kept it
   * @param fallback the id of the quote, where the first release wrote none
   * @throws InvalidInput when another release wrote it
   */
  static QuoteOrder read(String text, String fallback) {
    Stored stored = Json.read(text, MAX_BYTES, Stored::from);
    return new QuoteOrder(stored.quote() == null ? fallback : stored.quote(), stored.request());
  }

  /** The same for a part of it. */
  QuoteOrder part(QuoteRequest some) {
    return new QuoteOrder(quote, some);
  }

  String write() {
    return Json.write(
        json -> {
          json.writeNumberField("version", CURRENT);
          json.writeStringField("quote", quote);
          json.writeArrayFieldStart("lines");
          for (QuoteLine line : request.lines()) {
            line.write(json);
          }
          json.writeEndArray();
        });
  }

  /** An order as it is stored. */
  private record Stored(
      @NotNull @Min(FIRST) @Max(CURRENT) Integer version,
      @Size(max = MAX_ID) String quote,
      @NotNull @Valid QuoteRequest request) {

    static Stored from(JsonObject json) {
      Integer version = json.integer("version");
      return version != null && version == FIRST
          ? new Stored(version, null, first(json))
          : new Stored(version, json.text("quote"), QuoteRequest.from(json));
    }

    private static QuoteRequest first(JsonObject json) {
      String supplier = json.text("supplier");
      List<QuoteLine> lines =
          json.objects(
              "parts",
              part -> new QuoteLine(supplier, part.text("part"), part.integer("quantity")));
      return new QuoteRequest(lines);
    }
  }
}
