package com.example;

import java.util.Locale;

/** Why a message could not be processed; a code, never a text that quotes the message. */
enum Reason {
  /** It is not one strict JSON object. */
  MALFORMED,
  /** It is larger than any message can be. */
  TOO_LARGE,
  /** A field is missing, unknown or out of bounds. */
  INVALID,
  /** Another release wrote it. */
  UNKNOWN_VERSION,
  /** A message with this id and other contents was processed before. */
  CONFLICT,
  /** Each try failed, though nothing is wrong with the message. */
  PROCESSING_FAILED,
  /** The last try ended without saying why: it took too long, or its instance went away. */
  UNKNOWN;

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Reason of(InvalidInput.Kind kind) {
    return switch (kind) {
      case MALFORMED -> MALFORMED;
      case TOO_LARGE -> TOO_LARGE;
      case INVALID -> INVALID;
    };
  }
}
