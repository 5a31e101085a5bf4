package com.example;

import java.time.Instant;
import java.util.Locale;

/** What a run has done so far. */
final class RunReport {
  /** How a run came to its end. */
  enum Outcome {
    /** Nothing that was due is left. */
    DONE,
    /** It came to one of its limits; the next run goes on. */
    MORE,
    /** Another run is at work, so this one did nothing. */
    BUSY,
    /** Another run has taken over. */
    LOST,
    /** Something did not answer, or refused. */
    FAILED;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private Outcome outcome = Outcome.DONE;
  private int sent;
  private int repeated;
  private int duplicates;
  private int setAside;
  private int failed;
  private int forgotten;
  private Instant doneBefore;
  private Instant doneUpTo;
  private String oldestLeft;

  /** The report of a run that did nothing. */
  static RunReport of(Outcome outcome) {
    RunReport report = new RunReport();
    report.end(outcome);
    return report;
  }

  Outcome outcome() {
    return outcome;
  }

  boolean needsAttention() {
    return setAside > 0 || outcome == Outcome.FAILED || outcome == Outcome.LOST;
  }

  int dealtWith() {
    return sent + duplicates + setAside + failed;
  }

  int failures() {
    return failed;
  }

  void end(Outcome how) {
    outcome = how;
  }

  /** Counts a message that is in the queue. */
  void sent(Dispatch dispatch) {
    sent++;
    if (dispatch.attempt() > 1) {
      repeated++;
    }
  }

  void duplicate() {
    duplicates++;
  }

  void setAside() {
    setAside++;
  }

  void failed() {
    failed++;
  }

  void forgotten(int dispatches) {
    forgotten = dispatches;
  }

  /** The first row that this run leaves to the next. */
  void left(ReminderRow row) {
    oldestLeft = row.key();
  }

  void doneUpTo(Instant before, Instant now) {
    doneBefore = before;
    doneUpTo = now;
  }

  /** Names and values in turn, as a log entry takes them. */
  String[] fields() {
    return new String[] {
      "outcome", outcome.code(),
      "sent", Integer.toString(sent),
      "repeated", Integer.toString(repeated),
      "duplicates", Integer.toString(duplicates),
      "setAside", Integer.toString(setAside),
      "failed", Integer.toString(failed),
      "forgotten", Integer.toString(forgotten),
      "oldestLeft", oldestLeft,
      "doneBefore", text(doneBefore),
      "doneUpTo", text(doneUpTo)
    };
  }

  private static String text(Instant instant) {
    return instant == null ? null : instant.toString();
  }
}
