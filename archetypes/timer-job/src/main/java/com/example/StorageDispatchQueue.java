package com.example;

import com.azure.core.util.Context;
import com.azure.storage.queue.QueueClient;
import java.time.Duration;

/** The queue of the consumer in Queue Storage. */
final class StorageDispatchQueue implements DispatchQueue {
  /** Queue Storage would drop a message after seven days, however long its consumer is down. */
  private static final Duration FOREVER = Duration.ofSeconds(-1);

  private final QueueClient queue;

  StorageDispatchQueue(QueueClient queue) {
    this.queue = queue;
  }

  @Override
  public void send(String text) {
    StorageAnswer.of(
        () ->
            queue.sendMessageWithResponse(
                text, Duration.ZERO, FOREVER, RunLimits.REQUEST, Context.NONE));
  }
}
