package com.example;

import java.time.Clock;

/** What the functions of this app share, each part made when it is first needed. */
final class App {
  static final String STORAGE = "STORAGE";
  static final String ORDERS = "orders";
  static final String POISON = "orders-poison";

  /** The host reads the same setting; it takes the place of the value in host.json. */
  private static final String MAX_DELIVERIES =
      "AzureFunctionsJobHost__extensions__queues__maxDequeueCount";

  private static final Settings SETTINGS = Settings.ENVIRONMENT;

  private static final Lazy<OrderQueue> QUEUE =
      new Lazy<>(() -> new StorageOrderQueue(Queues.client(SETTINGS, STORAGE, ORDERS)));

  private static final Lazy<FailedOrderStore> FAILURES =
      new Lazy<>(() -> new TableFailedOrderStore(Tables.client(SETTINGS, STORAGE, "failedorders")));

  static final Lazy<OrderWorker> WORKER =
      new Lazy<>(
          () ->
              new OrderWorker(
                  new OrderService(
                      new TableOrderStore(
                          Tables.client(SETTINGS, STORAGE, "orders"), Clock.systemUTC())),
                  QUEUE.get(),
                  FAILURES.get(),
                  maxDeliveries(SETTINGS)));

  static final Lazy<FailedOrders> FAILED_ORDERS =
      new Lazy<>(() -> new FailedOrders(FAILURES.get(), QUEUE.get(), Clock.systemUTC()));

  private App() {}

  /** How often the host delivers a message before it moves it to the poison queue. */
  static long maxDeliveries(Settings settings) {
    String value = settings.require(MAX_DELIVERIES);
    if (!value.matches("[1-9][0-9]{0,2}")) {
      throw new IllegalStateException(
          "The application setting " + MAX_DELIVERIES + " is not a number from 1 to 999");
    }
    return Long.parseLong(value);
  }
}
