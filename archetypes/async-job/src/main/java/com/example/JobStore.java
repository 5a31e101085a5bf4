package com.example;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps jobs, those of each owner apart. Every method may throw {@link StoreUnavailable}. */
interface JobStore {
  /** What became of a new job. */
  enum Added {
    ADDED,
    /** The owner has a job with this id. */
    EXISTS,
    /** The owner has as many jobs as {@link Limits} allows. */
    TOO_MANY
  }

  /** A job as it was written, due or not. */
  Optional<Job> find(Owner owner, String id);

  /** Stores a new job, unless its owner has too many, however many are added at the same time. */
  Added add(Job job);

  /**
   * Stores a change of a job that still has the version that was read.
   *
   * @return false when it has changed or is gone, and so nothing was stored
   */
  boolean replace(Job job);

  /** Removes a job that still has the version that was read; of another version it stays. */
  void remove(Job job);

  /** Jobs that are due, a bounded number. */
  List<Job> due(Instant now, int max);

  /** Removes what is kept of owners who have had no job for long, a bounded number. */
  void forgetOwners(Instant now, int max);
}
