package com.example;

import java.time.Clock;

/** What the functions of this app share, each part made when it is first needed. */
final class App {
  static final String STORAGE = "STORAGE";
  static final String EVENTS = "events";
  static final String POISON = "events-poison";

  private static final Settings SETTINGS = Settings.ENVIRONMENT;

  /** A secret that cannot be used is looked for again at each call, and each call is refused. */
  static final Sender GITHUB =
      new GitHubSender(new SignedBody(new Lazy<>(() -> WebhookSecrets.github(SETTINGS))));

  static final Sender EVENTS_SENDER =
      new EventsSender(
          new SignedBody(new Lazy<>(() -> WebhookSecrets.events(SETTINGS))), Clock.systemUTC());

  private static final Lazy<MessageQueue> QUEUE =
      new Lazy<>(() -> new StorageMessageQueue(Queues.client(SETTINGS, STORAGE, EVENTS)));

  private static final Lazy<FailedMessageStore> FAILURES =
      new Lazy<>(
          () -> new TableFailedMessageStore(Tables.client(SETTINGS, STORAGE, "failedevents")));

  static final Lazy<Inbox> INBOX =
      new Lazy<>(
          () ->
              new Inbox(
                  new TableInboxStore(Tables.client(SETTINGS, STORAGE, "inbox")),
                  // A repeated event needs no queue, so none is opened for it.
                  message -> QUEUE.get().send(message),
                  Clock.systemUTC()));

  static final Lazy<EventWorker> WORKER =
      new Lazy<>(
          () ->
              new EventWorker(
                  new EventService(
                      new TableEventStore(
                          Tables.client(SETTINGS, STORAGE, "events"), Clock.systemUTC())),
                  new MessageConsumer(
                      QUEUE.get(),
                      (delivery, reason) -> FAILURES.get().note(delivery.fingerprint(), reason),
                      MaxDeliveries.of(SETTINGS))));

  static final Lazy<FailedMessages> FAILED_EVENTS =
      new Lazy<>(() -> new FailedMessages(FAILURES.get(), QUEUE.get(), Clock.systemUTC()));

  private App() {}
}
