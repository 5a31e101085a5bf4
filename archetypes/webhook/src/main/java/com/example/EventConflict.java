package com.example;

/** Thrown when an event's key was used before, for an event with other contents. */
final class EventConflict extends RuntimeException {
  private static final long serialVersionUID = 1L;

  EventConflict() {
    super("The event's key belongs to an event with other contents", null, false, false);
  }
}
