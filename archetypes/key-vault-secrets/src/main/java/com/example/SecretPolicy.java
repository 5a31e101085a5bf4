package com.example;

import java.time.DateTimeException;
import java.time.Duration;

/**
 * How old a cached secret may be.
 *
 * @param maxAge after this a new reading is tried; one minute to one day
 * @param maxStale after this the value is no longer used, even when none can be read; from {@code
 *     maxAge} to seven days
 */
record SecretPolicy(Duration maxAge, Duration maxStale) {
  private static final Duration MIN_AGE = Duration.ofMinutes(1);
  private static final Duration MAX_AGE = Duration.ofDays(1);
  private static final Duration MAX_STALE = Duration.ofDays(7);

  SecretPolicy {
    within("SECRET_MAX_AGE", maxAge, MIN_AGE, MAX_AGE);
    within("SECRET_MAX_STALE", maxStale, maxAge, MAX_STALE);
  }

  /**
   * The policy that the settings {@code SECRET_MAX_AGE} and {@code SECRET_MAX_STALE} give, in
   * ISO-8601 such as {@code PT10M}.
   *
   * @throws IllegalStateException naming the setting that is absent or out of its limits
   */
  static SecretPolicy from(Settings settings) {
    return new SecretPolicy(
        duration(settings, "SECRET_MAX_AGE"), duration(settings, "SECRET_MAX_STALE"));
  }

  private static Duration duration(Settings settings, String name) {
    String text = settings.require(name);
    try {
      return Duration.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalStateException(
          "The application setting " + name + " is not a duration such as PT10M", e);
    }
  }

  private static void within(String name, Duration value, Duration least, Duration most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalStateException(
          "The application setting " + name + " must be from " + least + " to " + most);
    }
  }
}
