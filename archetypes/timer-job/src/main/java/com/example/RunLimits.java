package com.example;

import java.time.Duration;

/**
 * How much one run may do.
 *
 * @param items rows that it deals with
 * @param time no row is begun later than this after the start
 * @param lease how long others wait for a run that has died
 * @param margin what the lease must still last when a message is sent
 * @param maxLate how long after it was due a reminder is still sent
 */
record RunLimits(int items, Duration time, Duration lease, Duration margin, Duration maxLate) {
  /** How long one request to storage may take, its retries included. */
  static final Duration REQUEST = Duration.ofSeconds(10);

  /** How long the client may try to read a page of rows, which has no limit of its own. */
  private static final Duration PAGE = Duration.ofSeconds(105);

  /** Requests after the last moment at which a row is begun: its own, and those that end a run. */
  private static final int LAST_REQUESTS = 8;

  static final RunLimits STANDARD =
      new RunLimits(
          500,
          Duration.ofSeconds(90),
          Duration.ofSeconds(90),
          Duration.ofSeconds(30),
          Duration.ofDays(7));

  RunLimits {
    if (items < 1 || time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException("A run that may do nothing never ends");
    }
    if (margin.compareTo(REQUEST.multipliedBy(2)) < 0) {
      throw new IllegalArgumentException("A message could be on its way when the lease runs out");
    }
    if (lease.compareTo(margin.multipliedBy(2)) < 0) {
      throw new IllegalArgumentException("A lease that is renewed for each row is none");
    }
  }

  /** How long a run may take when storage answers at the last moment each time. */
  Duration longest() {
    return time.plus(PAGE).plus(REQUEST.multipliedBy(LAST_REQUESTS));
  }
}
