package com.example;

import com.azure.storage.queue.QueueClient;
import java.util.UUID;

/** Queues of Azurite, each new and empty. */
final class EmulatedQueues {
  private EmulatedQueues() {}

  static QueueClient queue() {
    QueueClient queue =
        Queues.builder("q-" + UUID.randomUUID())
            .connectionString(Azurite.connectionString())
            .buildClient();
    queue.create();
    return queue;
  }
}
