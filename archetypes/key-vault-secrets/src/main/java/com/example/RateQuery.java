package com.example;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * What a caller asks for.
 *
 * @param currency ISO 4217 code: three capital letters, so that it cannot steer the address
 */
record RateQuery(@NotNull @Pattern(regexp = CURRENCY) String currency) {
  static final String CURRENCY = "[A-Z]{3}";
}
