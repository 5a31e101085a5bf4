package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueMessageEncoding;
import org.junit.jupiter.api.Test;

class QueuesIT {
  @Test
  void writesMessagesAsTheHostExpectsThem() {
    QueueClient queue =
        Queues.builder("work").connectionString(Azurite.connectionString()).buildClient();
    QueueClient raw =
        Queues.builder("work")
            .messageEncoding(QueueMessageEncoding.NONE)
            .connectionString(Azurite.connectionString())
            .buildClient();
    queue.create();

    queue.sendMessage("caf\u00e9");

    assertThat(raw.peekMessage().getBody()).hasToString("Y2Fmw6k=");
    assertThat(queue.receiveMessage().getBody()).hasToString("caf\u00e9");
  }
}
