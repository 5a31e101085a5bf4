package com.example;

import java.time.Clock;

/** What the function of this app needs, made when it is first needed. */
final class App {
  static final String STORAGE = "STORAGE";

  static final Lazy<DispatchJob> JOB =
      new Lazy<>(() -> job(Settings.ENVIRONMENT, Clock.systemUTC()));

  private App() {}

  static DispatchJob job(Settings settings, Clock clock) {
    RunLimits limits = RunLimits.STANDARD;
    return new DispatchJob(
        new DispatchJob.Parts(
            new TableReminderStore(Tables.client(settings, STORAGE, "reminders")),
            new TableDispatchStore(Tables.client(settings, STORAGE, "dispatches")),
            new StorageDispatchQueue(Queues.client(settings, STORAGE, "due-reminders")),
            new Leases(
                new TableLeaseStore(Tables.client(settings, STORAGE, "leases")),
                clock,
                limits.lease()),
            clock,
            limits));
  }
}
