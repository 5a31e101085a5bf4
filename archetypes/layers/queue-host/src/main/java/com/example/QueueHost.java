package com.example;

import com.azure.core.util.Context;
import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.models.QueueMessageItem;
import com.azure.storage.queue.models.QueueStorageException;
import java.time.Duration;

/** Does with the messages of a real queue what the Functions host does, without its waiting. */
final class QueueHost {
  private static final Duration LEASE = Duration.ofMinutes(10);

  private final QueueClient queue;
  private final QueueClient poison;
  private final int maxDeliveries;

  QueueHost(QueueClient queue, QueueClient poison, int maxDeliveries) {
    this.queue = queue;
    this.poison = poison;
    this.maxDeliveries = maxDeliveries;
  }

  /** A function with a queue trigger. */
  @FunctionalInterface
  interface Function {
    void run(Delivery delivery);
  }

  /** What became of a delivered message. */
  enum Outcome {
    NONE_DELIVERED,
    DONE,
    RELEASED,
    TAKEN_OVER,
    POISONED
  }

  /** Delivers the next message, if one is visible. */
  Outcome deliver(Function function) {
    QueueMessageItem message =
        queue.receiveMessages(1, LEASE, null, Context.NONE).stream().findFirst().orElse(null);
    if (message == null) {
      return Outcome.NONE_DELIVERED;
    }
    try {
      function.run(
          new Delivery(
              message.getBody().toString(),
              message.getMessageId(),
              message.getPopReceipt(),
              message.getDequeueCount()));
    } catch (RuntimeException e) {
      return failed(message);
    }
    queue.deleteMessage(message.getMessageId(), message.getPopReceipt());
    return Outcome.DONE;
  }

  private Outcome failed(QueueMessageItem message) {
    if (message.getDequeueCount() >= maxDeliveries) {
      poison.sendMessage(message.getBody());
      queue.deleteMessage(message.getMessageId(), message.getPopReceipt());
      return Outcome.POISONED;
    }
    try {
      queue.updateMessage(message.getMessageId(), message.getPopReceipt(), null, Duration.ZERO);
      return Outcome.RELEASED;
    } catch (QueueStorageException e) {
      // The host lets a message be whose receipt is not valid any more.
      if (e.getStatusCode() == 400 || e.getStatusCode() == 404) {
        return Outcome.TAKEN_OVER;
      }
      throw e;
    }
  }
}
