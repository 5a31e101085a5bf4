package com.example;

import com.azure.data.tables.TableClient;
import com.azure.storage.queue.QueueClient;
import java.util.UUID;

/** Queues and tables of Azurite, each new and empty. */
final class Emulated {
  private Emulated() {}

  static QueueClient queue() {
    QueueClient queue =
        Queues.builder("q-" + UUID.randomUUID())
            .connectionString(Azurite.connectionString())
            .buildClient();
    queue.create();
    return queue;
  }

  static TableClient table() {
    return EmulatedTables.table();
  }
}
