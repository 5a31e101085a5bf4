package com.example;

import java.time.Instant;
import java.util.stream.Stream;

/** The reminders that wait to be sent, and those that were set aside. */
interface ReminderStore {
  /**
   * The rows that nobody has dealt with yet and that are due, or whose keys say no time. Read as
   * the stream is consumed; rows may be removed meanwhile.
   */
  Stream<ReminderRow> due(Instant now);

  /** Forgets a row that was dealt with; one that was written anew meanwhile stays. */
  void remove(ReminderRow row);

  /** Keeps a row with its reason, where it is in nobody's way. */
  void setAside(ReminderRow row, AsideReason reason, Instant at);
}
