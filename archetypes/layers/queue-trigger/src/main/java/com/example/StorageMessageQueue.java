package com.example;

import com.azure.storage.queue.QueueClient;
import java.time.Duration;

/** A queue of Queue Storage. */
final class StorageMessageQueue implements MessageQueue {
  private final QueueClient queue;

  StorageMessageQueue(QueueClient queue) {
    this.queue = queue;
  }

  @Override
  public void send(String text) {
    queue.sendMessage(text);
  }

  @Override
  public void delay(Delivery delivery, Duration rest) {
    // With the receipt this uses up, the host's own, fixed delay fails, as it does when another
    // instance has taken the message over: the host lets it be.
    queue.updateMessage(delivery.messageId(), delivery.popReceipt(), null, rest);
  }
}
