package com.example;

import java.time.Clock;

/** What the functions of this app share, each part made when it is first needed. */
final class App {
  static final String STORAGE = "STORAGE";
  static final String SERVICE_BUS = "SERVICEBUS";
  static final String SHIPMENTS = "shipments";

  private static final Settings SETTINGS = Settings.ENVIRONMENT;

  static final Tokens TOKENS = new Tokens(SETTINGS);

  static final Lazy<ShipmentWorker> WORKER =
      new Lazy<>(
          () ->
              new ShipmentWorker(
                  new ShipmentService(
                      new TableShipmentStore(
                          Tables.client(SETTINGS, STORAGE, "shipments"), Clock.systemUTC())),
                  Pause.SLEEP,
                  Clock.systemUTC()));

  static final Lazy<DeadLetters> DEAD_LETTERS =
      new Lazy<>(
          () ->
              new DeadLetters(
                  new ServiceBusDeadLetterQueue(
                      () -> ServiceBusClients.operator(SETTINGS, SERVICE_BUS, SHIPMENTS)),
                  ShipmentMessage::read,
                  Clock.systemUTC()));

  private App() {}
}
