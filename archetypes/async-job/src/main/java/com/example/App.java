package com.example;

import java.time.Clock;
import java.time.ZoneOffset;

/** What the functions of this app share, each part made when it is first needed. */
final class App {
  static final String STORAGE = "STORAGE";
  static final String QUEUE = "jobs";
  static final String POISON = "jobs-poison";

  private static final Settings SETTINGS = Settings.ENVIRONMENT;

  /** In milliseconds, since Table Storage keeps no nanoseconds. */
  private static final Clock CLOCK = Clock.tickMillis(ZoneOffset.UTC);

  static final Tokens TOKENS = new Tokens(SETTINGS);

  private static final Lazy<JobStore> STORE =
      new Lazy<>(() -> new TableJobStore(Tables.client(SETTINGS, STORAGE, "jobs")));

  private static final Lazy<MessageQueue> MESSAGES =
      new Lazy<>(() -> new StorageMessageQueue(Queues.client(SETTINGS, STORAGE, QUEUE)));

  private static final Lazy<FailedMessageStore> FAILURES =
      new Lazy<>(
          () -> new TableFailedMessageStore(Tables.client(SETTINGS, STORAGE, "failedmessages")));

  private static final Lazy<JobRunner> RUNNER =
      new Lazy<>(() -> new JobRunner(STORE.get(), new CountPrimes(), CLOCK));

  static final FailedMessageReplies FAILED_MESSAGES =
      new FailedMessageReplies(
          new Lazy<>(() -> new FailedMessages(FAILURES.get(), MESSAGES.get(), CLOCK)));

  static final Lazy<PoisonMessages> POISON_MESSAGES =
      new Lazy<>(() -> new PoisonMessages(RUNNER.get(), FAILURES.get(), FAILED_MESSAGES));

  static final Lazy<Jobs> JOBS = new Lazy<>(() -> new Jobs(STORE.get(), App::send, CLOCK));

  static final Lazy<JobWorker> WORKER =
      new Lazy<>(
          () ->
              new JobWorker(
                  RUNNER.get(),
                  new MessageConsumer(
                      MESSAGES.get(), POISON_MESSAGES.get(), MaxDeliveries.of(SETTINGS))));

  static final Lazy<CleanUp> CLEAN_UP = new Lazy<>(() -> new CleanUp(STORE.get(), CLOCK));

  private App() {}

  private static void send(String message) {
    StorageAnswer.of(
        () -> {
          MESSAGES.get().send(message);
          return true;
        });
  }
}
