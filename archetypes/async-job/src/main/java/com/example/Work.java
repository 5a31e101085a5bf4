package com.example;

/** The work that a job is about. It is done again when a try breaks off, so it must bear that. */
@FunctionalInterface
interface Work {
  /**
   * Does the work.
   *
   * @param checkpoint to be passed at least once a second
   * @return the result, one JSON object as text
   * @throws JobStopped from the checkpoint, to be let through
   */
  String on(Range input, Checkpoint checkpoint);

  /** A place where work can be stopped: between two steps, when nothing is half done. */
  @FunctionalInterface
  interface Checkpoint {
    /**
     * Returns when the work may go on.
     *
     * @throws JobStopped when nobody wants it any more, or it takes too long
     */
    void pass();
  }
}
