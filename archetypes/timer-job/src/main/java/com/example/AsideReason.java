package com.example;

import java.util.Locale;

/** Why a row was set aside; a code, never a text that quotes the row. */
enum AsideReason {
  /** Its key is not a time and an id. */
  MALFORMED_KEY,
  /** A property is missing, of another type, or out of bounds. */
  INVALID,
  /** It was due so long ago that sending it would confuse more than help. */
  TOO_LATE;

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
