package com.example;

import java.time.Instant;

/**
 * What became of one reminder: claimed, perhaps several times, and then sent.
 *
 * @param id names the reminder and so the dispatch
 * @param due when the reminder was due
 * @param token of the lease under which it was claimed last
 * @param attempt 1 for the first claim; from 2 on the message may have been sent before
 * @param sentAt null while nobody knows that it was sent
 * @param version changes with each write; null before the first
 */
record Dispatch(String id, Instant due, long token, int attempt, Instant sentAt, String version) {
  static Dispatch first(Reminder reminder, long token) {
    return new Dispatch(reminder.dispatch(), reminder.due(), token, 1, null, null);
  }

  boolean isSent() {
    return sentAt != null;
  }

  Dispatch claimedAgain(long newToken) {
    return new Dispatch(id, due, newToken, attempt + 1, null, version);
  }

  Dispatch sent(Instant at) {
    return new Dispatch(id, due, token, attempt, at, version);
  }

  Dispatch stored(String newVersion) {
    return new Dispatch(id, due, token, attempt, sentAt, newVersion);
  }
}
