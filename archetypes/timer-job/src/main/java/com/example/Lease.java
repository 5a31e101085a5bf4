package com.example;

import java.time.Duration;
import java.time.Instant;

/**
 * The right of one run to send, for a while.
 *
 * @param owner the run that holds it, or that held it last; empty before the first
 * @param token grows with each holder, so that what a former holder writes can be told apart
 * @param expires from then on others may take it
 * @param doneUpTo everything due before was dealt with when a run last came to its end; null before
 *     the first
 * @param version changes with each write; null before the first
 */
record Lease(String owner, long token, Instant expires, Instant doneUpTo, String version) {
  /** What is there before the first run. */
  static final Lease NONE = new Lease("", 0, Instant.EPOCH, null, null);

  /**
   * Whether nobody else holds it. An end further away than any lease lasts comes from a clock that
   * was wrong; believing it could stop the job for years.
   */
  boolean isFree(Instant now, Duration lasts) {
    return !now.isBefore(expires) || expires.isAfter(now.plus(lasts.multipliedBy(2)));
  }

  /** Whether it still lasts that long. */
  boolean lasts(Duration longer, Instant now) {
    return now.plus(longer).isBefore(expires);
  }

  Lease takenBy(String newOwner, Instant now, Duration lasts) {
    // Never lower than the time: where the row was deleted, its tokens do not begin anew.
    long next = Math.max(token + 1, now.toEpochMilli());
    return new Lease(newOwner, next, now.plus(lasts), doneUpTo, version);
  }

  Lease renewed(Instant now, Duration lasts) {
    return new Lease(owner, token, now.plus(lasts), doneUpTo, version);
  }

  Lease released() {
    return new Lease(owner, token, Instant.EPOCH, doneUpTo, version);
  }

  /** Never goes back, even when the clock does. */
  Lease done(Instant upTo) {
    Instant latest = doneUpTo == null || upTo.isAfter(doneUpTo) ? upTo : doneUpTo;
    return new Lease(owner, token, expires, latest, version);
  }

  Lease stored(String newVersion) {
    return new Lease(owner, token, expires, doneUpTo, newVersion);
  }
}
