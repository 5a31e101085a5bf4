package com.example;

import java.time.Clock;
import java.util.Optional;

/** Sends each reminder that is due, once, however runs overlap, break off or are missed. */
final class DispatchJob {
  private final Parts parts;

  DispatchJob(Parts parts) {
    this.parts = parts;
  }

  /** What a run works with. */
  record Parts(
      ReminderStore reminders,
      DispatchStore dispatches,
      DispatchQueue queue,
      Leases leases,
      Clock clock,
      RunLimits limits) {}

  /**
   * One run; never throws for what goes wrong in it, which the report tells.
   *
   * @param id names the run, in the lease and in the messages that it sends
   */
  RunReport run(String id, EventLog log) {
    Optional<Lease> lease;
    try {
      lease = parts.leases().take(id);
    } catch (RuntimeException e) {
      log.error("run-failed", e);
      return RunReport.of(RunReport.Outcome.FAILED);
    }
    return lease
        .map(taken -> new DispatchRun(parts, taken, id, log).run())
        .orElseGet(() -> RunReport.of(RunReport.Outcome.BUSY));
  }
}
