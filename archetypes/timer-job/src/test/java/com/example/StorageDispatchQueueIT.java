package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.models.QueueMessageItem;
import com.azure.storage.queue.models.QueueStorageException;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

class StorageDispatchQueueIT {
  private final QueueClient client = EmulatedQueues.queue();
  private final StorageDispatchQueue queue = new StorageDispatchQueue(client);

  @Test
  void sendsAMessageThatWaitsForItsConsumerWithoutEnd() {
    queue.send("caf\u00e9");

    QueueMessageItem message = client.receiveMessage();
    assertThat(message.getBody()).hasToString("caf\u00e9");
    assertThat(message.getExpirationTime()).isAfter(OffsetDateTime.now().plusYears(100));
  }

  @Test
  void failsWhenTheQueueIsMissing() {
    client.delete();

    assertThatExceptionOfType(QueueStorageException.class).isThrownBy(() -> queue.send("text"));
  }
}
