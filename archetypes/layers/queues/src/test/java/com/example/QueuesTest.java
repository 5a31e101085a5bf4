package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.azure.storage.queue.QueueClient;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QueuesTest {
  @Test
  void leadsToTheAccountOfTheSettings() {
    QueueClient client =
        Queues.client(
            Map.of("STORAGE__queueServiceUri", "https://stdata.queue.core.windows.net/")::get,
            "STORAGE",
            "work");

    assertThat(client.getQueueUrl()).isEqualTo("https://stdata.queue.core.windows.net/work");
  }

  @Test
  void leadsToAzuriteOnALaptop() {
    QueueClient client =
        Queues.client(Map.of("STORAGE", "UseDevelopmentStorage=true")::get, "STORAGE", "work");

    assertThat(client.getQueueUrl()).isEqualTo("http://127.0.0.1:10001/devstoreaccount1/work");
  }

  @Test
  void refusesAKey() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Queues.client(Map.of("STORAGE", "AccountKey=x")::get, "STORAGE", "work"));
  }
}
