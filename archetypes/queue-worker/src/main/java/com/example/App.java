package com.example;

import java.time.Clock;

/** What the functions of this app share, each part made when it is first needed. */
final class App {
  static final String STORAGE = "STORAGE";
  static final String ORDERS = "orders";
  static final String POISON = "orders-poison";

  private static final Settings SETTINGS = Settings.ENVIRONMENT;

  private static final Lazy<MessageQueue> QUEUE =
      new Lazy<>(() -> new StorageMessageQueue(Queues.client(SETTINGS, STORAGE, ORDERS)));

  private static final Lazy<FailedMessageStore> FAILURES =
      new Lazy<>(
          () -> new TableFailedMessageStore(Tables.client(SETTINGS, STORAGE, "failedorders")));

  static final Lazy<OrderWorker> WORKER =
      new Lazy<>(
          () ->
              new OrderWorker(
                  new OrderService(
                      new TableOrderStore(
                          Tables.client(SETTINGS, STORAGE, "orders"), Clock.systemUTC())),
                  new MessageConsumer(
                      QUEUE.get(),
                      (delivery, reason) -> FAILURES.get().note(delivery.fingerprint(), reason),
                      MaxDeliveries.of(SETTINGS))));

  static final Lazy<FailedMessages> FAILED_ORDERS =
      new Lazy<>(() -> new FailedMessages(FAILURES.get(), QUEUE.get(), Clock.systemUTC()));

  private App() {}
}
