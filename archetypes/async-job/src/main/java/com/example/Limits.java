package com.example;

import java.time.Duration;

/** How much and how long: what an owner may have, and how long a job may take and is kept. */
final class Limits {
  /** Jobs that an owner may have queued or running at the same time. */
  static final int OPEN_JOBS = 5;

  /** Jobs that are kept for an owner, finished ones included. */
  static final int KEPT_JOBS = 200;

  /** How long after it was submitted a job that is not finished fails. */
  static final Duration UNFINISHED = Duration.ofHours(24);

  /** How long a finished job can be asked for. */
  static final Duration FINISHED = Duration.ofHours(24);

  /** How long one try may work: less than the host's {@code functionTimeout}, which kills it. */
  static final Duration TRY = Duration.ofMinutes(4);

  /** How long a job belongs to its try: longer than {@code functionTimeout}, so to a live one. */
  static final Duration LEASE = Duration.ofMinutes(6);

  /** How often a try looks whether the job is still its own. */
  static final Duration LOOK = Duration.ofSeconds(2);

  /** Characters of a result; a property of Table Storage takes twice as many. */
  static final int RESULT_LENGTH = 16 * 1024;

  private Limits() {}
}
