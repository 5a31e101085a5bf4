package com.example;

/** Thrown for a message that will never do, however often it is delivered. */
final class MessageRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  MessageRefused(Reason reason) {
    super("The message is refused: " + reason.code(), null, false, false);
    this.reason = reason;
  }

  Reason reason() {
    return reason;
  }
}
