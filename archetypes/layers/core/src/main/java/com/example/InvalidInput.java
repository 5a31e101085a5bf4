package com.example;

import java.util.List;

/** Thrown for input from outside that is refused; says what is allowed, never what was sent. */
final class InvalidInput extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why an input is refused. */
  enum Kind {
    /** It has more bytes than the reader accepts. */
    TOO_LARGE("The input is larger than allowed."),
    /** It is not one strict JSON object. */
    MALFORMED("The input must be one JSON object without duplicate names or trailing text."),
    /** It is JSON, but its fields break a rule; the violations say which. */
    INVALID("The input breaks the rules for its fields.");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /** The same for every input of this kind, so that it can be shown to the caller. */
    String text() {
      return text;
    }
  }

  private final Kind kind;
  private final Violation[] violations;

  InvalidInput(Kind kind, List<Violation> violations) {
    // No stack trace: refusing input is ordinary work, and must stay cheap under attack.
    super(kind.text(), null, false, false);
    this.kind = kind;
    this.violations = violations.toArray(Violation[]::new);
  }

  Kind kind() {
    return kind;
  }

  List<Violation> violations() {
    return List.of(violations);
  }
}
