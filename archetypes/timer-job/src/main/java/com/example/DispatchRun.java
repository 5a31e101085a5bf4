package com.example;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One run under one lease. For each reminder: claim it, send it, note that it was sent, forget its
 * row, in this order, so that a run that dies anywhere leaves what the next one needs to go on.
 */
final class DispatchRun {
  /** So many in a row mean that storage is down, and not that something is wrong with the rows. */
  private static final int MAX_FAILURES_IN_A_ROW = 3;

  /** Longer than {@link RunLimits#maxLate}: what is forgotten can only come back as too late. */
  private static final Duration REMEMBERED_LONGER = Duration.ofDays(7);

  private static final int FORGET_AT_ONCE = 100;
  private static final int MAX_FORGET_ROUNDS = 10;

  private final ReminderStore reminders;
  private final DispatchStore dispatches;
  private final DispatchQueue queue;
  private final Leases leases;
  private final Clock clock;
  private final RunLimits limits;
  private final EventLog log;
  private final String correlation;
  private final RunReport report;

  private Lease lease;
  private Instant end;
  private int failuresInARow;

  DispatchRun(DispatchJob.Parts parts, Lease lease, String correlation, EventLog log) {
    this.reminders = parts.reminders();
    this.dispatches = parts.dispatches();
    this.queue = parts.queue();
    this.leases = parts.leases();
    this.clock = parts.clock();
    this.limits = parts.limits();
    this.lease = lease;
    this.correlation = correlation;
    this.log = log;
    this.report = new RunReport();
  }

  /** Does what is to do, whatever happens, and gives the lease back. */
  RunReport run() {
    try {
      work();
    } catch (LeaseLost e) {
      report.end(RunReport.Outcome.LOST);
    } catch (RuntimeException e) {
      report.end(RunReport.Outcome.FAILED);
      log.error("run-failed", e);
    }
    release();
    return report;
  }

  private void work() {
    Instant begin = clock.instant();
    end = begin.plus(limits.time());
    report.end(all(begin));
    if (report.failures() > 0) {
      report.end(RunReport.Outcome.FAILED);
    }
    if (report.outcome() == RunReport.Outcome.DONE) {
      Instant before = lease.doneUpTo();
      lease = lease.done(begin);
      report.doneUpTo(before, lease.doneUpTo());
      report.forgotten(forget(begin));
    }
  }

  private RunReport.Outcome all(Instant begin) {
    try (Stream<ReminderRow> due = reminders.due(begin)) {
      Iterator<ReminderRow> rows = due.iterator();
      while (rows.hasNext()) {
        ReminderRow row = rows.next();
        if (report.dealtWith() >= limits.items() || isTimeUp()) {
          report.left(row);
          return RunReport.Outcome.MORE;
        }
        lease = leases.keep(lease, limits.margin().multipliedBy(2));
        tryOne(row);
        if (failuresInARow >= MAX_FAILURES_IN_A_ROW) {
          return RunReport.Outcome.FAILED;
        }
      }
    }
    return RunReport.Outcome.DONE;
  }

  /** One that cannot be dealt with keeps its row for the next run, and does not stop the others. */
  private void tryOne(ReminderRow row) {
    try {
      one(row);
      failuresInARow = 0;
    } catch (LeaseLost e) {
      throw e;
    } catch (RuntimeException e) {
      report.failed();
      failuresInARow++;
      log.error("reminder-failed", e, "dispatch", row.key());
    }
  }

  private void one(ReminderRow row) {
    Instant now = clock.instant();
    Reminder reminder;
    try {
      reminder = row.reminder(now, limits.maxLate());
    } catch (ReminderRow.Refused e) {
      reminders.setAside(row, e.reason(), now);
      report.setAside();
      log.warning("reminder-set-aside", "dispatch", row.key(), "reason", e.reason().code());
      return;
    }
    Dispatch claimed = claim(reminder);
    if (claimed.isSent()) {
      reminders.remove(row);
      report.duplicate();
      return;
    }
    // The last look before the point of no return; claiming may have taken a while.
    if (!lease.lasts(limits.margin(), clock.instant())) {
      throw new LeaseLost();
    }
    queue.send(new DispatchMessage(reminder, claimed.attempt(), correlation).write());
    report.sent(claimed);
    dispatches.write(claimed.sent(clock.instant())).orElseThrow(LeaseLost::new);
    reminders.remove(row);
  }

  /** The dispatch as this run's own, or as sent before. */
  private Dispatch claim(Reminder reminder) {
    Optional<Dispatch> first = dispatches.write(Dispatch.first(reminder, lease.token()));
    if (first.isPresent()) {
      return first.get();
    }
    Dispatch known =
        dispatches.find(reminder.dispatch(), reminder.due()).orElseThrow(LeaseLost::new);
    if (known.isSent()) {
      return known;
    }
    if (known.token() > lease.token()) {
      // Claimed under a later lease. Where there is none, the lease's row was deleted, and its
      // tokens with it.
      lease = leases.renew(lease);
    }
    return dispatches.write(known.claimedAgain(lease.token())).orElseThrow(LeaseLost::new);
  }

  private int forget(Instant now) {
    LocalDate before =
        now.minus(limits.maxLate()).minus(REMEMBERED_LONGER).atOffset(ZoneOffset.UTC).toLocalDate();
    int forgotten = 0;
    for (int i = 0; i < MAX_FORGET_ROUNDS && !isTimeUp(); i++) {
      lease = leases.keep(lease, limits.margin());
      int removed = dispatches.forget(before, FORGET_AT_ONCE);
      forgotten += removed;
      if (removed == 0) {
        break;
      }
    }
    return forgotten;
  }

  private boolean isTimeUp() {
    return !clock.instant().isBefore(end);
  }

  private void release() {
    try {
      leases.release(lease);
    } catch (RuntimeException e) {
      // It runs out by itself.
      log.error("lease-not-released", e);
    }
  }
}
