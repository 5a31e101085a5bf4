package com.example;

/**
 * Thrown to fail a run, so that the host counts and repeats it. The host writes its text into the
 * log, so it quotes nothing; causes are in the log already.
 */
final class RunFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RunFailed() {
    super("The run did not deal with everything that is due", null, false, false);
  }
}
