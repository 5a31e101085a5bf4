package com.example;

import java.time.Clock;

/** What the function of this app needs, made when it is first needed. */
final class App {
  static final String STORAGE = "STORAGE";
  static final String INCOMING = "incoming";
  static final String QUARANTINE = "quarantine";
  static final String STOCK = "stock";

  static final Lazy<Intake> INTAKE =
      new Lazy<>(() -> intake(Settings.ENVIRONMENT, Clock.systemUTC()));

  private App() {}

  static Intake intake(Settings settings, Clock clock) {
    var uploads = StorageContainers.client(settings, STORAGE, INCOMING);
    return new Intake(
        new StorageIncoming(uploads),
        new StorageQuarantine(uploads, StorageContainers.client(settings, STORAGE, QUARANTINE)),
        new TableStockStore(Tables.asyncClient(settings, STORAGE, STOCK)),
        UploadLimits.STANDARD,
        clock);
  }
}
