package com.example;

import java.util.Locale;

/** Why there is no quote; a code, never a text that quotes what went wrong inside. */
enum QuoteFailure {
  /** A supplier does not sell one of the parts: asking again changes nothing. */
  PART_UNKNOWN,
  /** The prices could not be read, in every try. */
  PRICES_UNAVAILABLE,
  /** The quote could not be kept, in every try. */
  NOT_SAVED,
  /** Something is wrong in here; the log tells what. */
  INTERNAL;

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The failure of a code; {@link #INTERNAL} for one that only another release knows. */
  static QuoteFailure of(String code) {
    for (QuoteFailure failure : values()) {
      if (failure.code().equals(code)) {
        return failure;
      }
    }
    return INTERNAL;
  }
}
