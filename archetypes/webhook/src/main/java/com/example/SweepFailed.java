package com.example;

/** Thrown to let a sweep count as failed; the host writes its text into the log. */
final class SweepFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SweepFailed() {
    super("The inbox was not swept", null, false, false);
  }
}
