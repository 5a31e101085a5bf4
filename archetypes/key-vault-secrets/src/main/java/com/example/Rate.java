package com.example;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;

/**
 * An exchange rate, as the partner tells it.
 *
 * @param currency ISO 4217 code
 * @param rate units of it for one euro; positive, at most a million
 */
record Rate(
    @NotNull @Pattern(regexp = RateQuery.CURRENCY) String currency,
    @NotNull @Positive @Max(1_000_000) @Digits(integer = 7, fraction = 9) BigDecimal rate) {

  static Rate from(JsonObject json) {
    json.allowUnread();
    return new Rate(json.text("currency"), json.decimal("rate"));
  }
}
