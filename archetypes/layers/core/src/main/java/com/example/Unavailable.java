package com.example;

/**
 * Thrown when something that this app needs cannot be used now, though it may be in a while.
 * Whoever called is told that, and nothing more.
 */
abstract class Unavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Unavailable(String message, Throwable cause) {
    super(message, cause);
  }

  /** Notes in the log what cannot be used and why, and nothing of what was asked of it. */
  abstract void note(EventLog log);
}
