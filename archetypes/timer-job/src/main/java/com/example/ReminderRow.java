package com.example;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/**
 * A reminder as another system wrote it; nothing about it is certain.
 *
 * @param key the row key
 * @param recipient null when it is missing or no text
 * @param template null when it is missing or no text
 * @param version changes with each write of the row
 */
record ReminderRow(String key, String recipient, String template, String version) {
  private static final int TIME_LENGTH = "2026-11-24T10:00:00Z".length();

  /** Thrown for a row that is no reminder to send. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final AsideReason reason;

    Refused(AsideReason reason) {
      super("The row is not sent: " + reason.code(), null, false, false);
      this.reason = reason;
    }

    AsideReason reason() {
      return reason;
    }
  }

  /**
   * The reminder in this row.
   *
   * @param maxLate how long after it was due a reminder is still worth sending
   * @throws Refused when there is none, or it comes too late
   */
  Reminder reminder(Instant now, Duration maxLate) {
    Reminder reminder = new Reminder(key, due(), recipient, template);
    if (!Constraints.violations(reminder).isEmpty()) {
      throw new Refused(AsideReason.INVALID);
    }
    if (reminder.due().isBefore(now.minus(maxLate))) {
      throw new Refused(AsideReason.TOO_LATE);
    }
    return reminder;
  }

  private Instant due() {
    if (!key.matches(Reminder.KEY)) {
      throw new Refused(AsideReason.MALFORMED_KEY);
    }
    try {
      return Instant.parse(key.substring(0, TIME_LENGTH));
    } catch (DateTimeException e) {
      throw new Refused(AsideReason.MALFORMED_KEY);
    }
  }
}
