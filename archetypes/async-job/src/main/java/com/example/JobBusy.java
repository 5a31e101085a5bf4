package com.example;

/** Thrown when another try, which may be alive, works on a job; the message has to come again. */
final class JobBusy extends RuntimeException {
  private static final long serialVersionUID = 1L;

  JobBusy() {
    super("Another try works on the job", null, false, false);
  }
}
