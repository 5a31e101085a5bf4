package com.example;

import com.microsoft.durabletask.RetryPolicy;
import com.microsoft.durabletask.TaskOptions;
import java.time.Duration;

/**
 * How a failed activity is tried again. By convention an activity throws for what may pass, such as
 * {@link TransientFailure}, and returns what would be the same the next time. So whatever is thrown
 * is tried again, the host's own failures, such as a lost instance, included; and no decision hangs
 * on an exception's type, which each host spells in its own way.
 */
final class Retries {
  private static final int MAX_ATTEMPTS = 5;

  /** Doubled before it is first used: so counts the SDK. */
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  private static final double BACKOFF = 2;

  private Retries() {}

  /** Five attempts, 2, 4, 8 and 16 seconds apart. */
  static TaskOptions options() {
    return new TaskOptions(new RetryPolicy(MAX_ATTEMPTS, INTERVAL).setBackoffCoefficient(BACKOFF));
  }
}
