package com.example;

import java.time.Clock;
import java.time.Instant;

/**
 * Ends jobs that are not finished in time and removes those that are over, a bounded number in one
 * run. Nobody sees a difference: what is due counts as failed or forgotten before this has run.
 */
final class CleanUp {
  /** How many jobs one run looks at; the next run goes on. */
  static final int MAX_JOBS = 500;

  private final JobStore store;
  private final Clock clock;

  CleanUp(JobStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * What a run did.
   *
   * @param ended jobs that were not finished in time
   * @param removed jobs that were over
   */
  record Done(int ended, int removed) {}

  Done run() {
    Instant now = clock.instant();
    int ended = 0;
    int removed = 0;
    for (Job job : store.due(now, MAX_JOBS)) {
      if (job.isForgotten(now)) {
        store.remove(job);
        removed++;
      } else if (store.replace(job.at(now))) {
        ended++;
      }
    }
    store.forgetOwners(now, MAX_JOBS);
    return new Done(ended, removed);
  }
}
