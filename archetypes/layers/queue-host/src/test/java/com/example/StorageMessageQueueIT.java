package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.storage.queue.QueueClient;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StorageMessageQueueIT {
  private final QueueClient client = EmulatedQueues.queue();
  private final StorageMessageQueue queue = new StorageMessageQueue(client);
  private final QueueHost host = new QueueHost(client, EmulatedQueues.queue(), 5);

  @Test
  void sendsWhatIsDelivered() {
    queue.send("caf\u00e9");

    assertThat(host.deliver(delivery -> assertThat(delivery.text()).isEqualTo("caf\u00e9")))
        .isEqualTo(QueueHost.Outcome.DONE);
  }

  @Test
  void letsAMessageRestLongerThanTheHostWould() throws Exception {
    queue.send("caf\u00e9");

    QueueHost.Outcome outcome =
        host.deliver(
            delivery -> {
              queue.delay(delivery, Duration.ofSeconds(2));
              throw new MessageFailed(Reason.PROCESSING_FAILED);
            });

    // The host would have made it visible at once.
    assertThat(outcome).isEqualTo(QueueHost.Outcome.TAKEN_OVER);
    assertThat(host.deliver(delivery -> {})).isEqualTo(QueueHost.Outcome.NONE_DELIVERED);

    TimeUnit.MILLISECONDS.sleep(2500);
    assertThat(
            host.deliver(
                delivery -> {
                  assertThat(delivery.text()).isEqualTo("caf\u00e9");
                  assertThat(delivery.count()).isEqualTo(2);
                }))
        .isEqualTo(QueueHost.Outcome.DONE);
  }
}
