package com.example;

import java.time.Duration;

/**
 * How long a message rests after a failed try: 15 s, 1 min, 4 min, 16 min, an hour at most, and up
 * to a quarter more, which differs from message to message so that what failed together does not
 * come back together.
 */
final class Backoff {
  private static final long FIRST_SECONDS = 15;
  private static final int FACTOR = 4;
  private static final long MAX_SECONDS = Duration.ofHours(1).toSeconds();
  private static final int SHARES = 0x100;

  private Backoff() {}

  /**
   * The rest after a failed try.
   *
   * @param tries how many tries there were, from 1
   * @param fingerprint of the message
   */
  static Duration after(long tries, String fingerprint) {
    long seconds = FIRST_SECONDS;
    for (long i = 1; i < tries && seconds < MAX_SECONDS; i++) {
      seconds = seconds * FACTOR;
    }
    seconds = Math.min(seconds, MAX_SECONDS);
    long spread = Integer.parseInt(fingerprint.substring(0, 2), 16);
    return Duration.ofSeconds(seconds + seconds * spread / (4 * SHARES));
  }
}
