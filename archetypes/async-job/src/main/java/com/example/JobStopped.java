package com.example;

/** Thrown at a checkpoint to leave the work. */
final class JobStopped extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean late;

  JobStopped(boolean late) {
    super(late ? "The work takes too long" : "The work is not wanted any more", null, false, false);
    this.late = late;
  }

  /** Whether it took too long; else the job was cancelled, or another try has it. */
  boolean late() {
    return late;
  }
}
