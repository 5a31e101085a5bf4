package com.example;

import java.util.function.Function;

/** Processes delivered orders; what becomes of those that fail is the consumer's part. */
final class OrderWorker {
  private final OrderService orders;
  private final MessageConsumer consumer;

  OrderWorker(OrderService orders, MessageConsumer consumer) {
    this.orders = orders;
    this.consumer = consumer;
  }

  /**
   * Processes one delivery.
   *
   * @param logs makes the log for a correlation id
   * @throws MessageFailed when the work is not done
   */
  void process(Delivery delivery, Function<String, EventLog> logs) {
    consumer.process(
        delivery, logs, OrderMessage::read, (message, log) -> process(delivery, message, log));
  }

  private void process(Delivery delivery, OrderMessage message, EventLog log) {
    boolean first;
    try {
      first = orders.process(message.order());
    } catch (OrderConflict e) {
      throw new MessageRefused(Reason.CONFLICT);
    }
    log.info(
        first ? "order-processed" : "order-already-processed",
        "message",
        delivery.messageId(),
        "order",
        message.order().id(),
        "delivery",
        Long.toString(delivery.count()));
  }
}
