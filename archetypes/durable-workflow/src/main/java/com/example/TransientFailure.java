package com.example;

/**
 * Thrown by an activity that may succeed the next time. Text and stack of an exception stay in the
 * history for as long as the instance does, so this has neither.
 */
final class TransientFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TransientFailure() {
    super("See the log of the activity", null, false, false);
  }
}
