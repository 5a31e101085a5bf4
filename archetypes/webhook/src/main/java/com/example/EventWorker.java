package com.example;

import java.util.function.Function;

/** Processes delivered events; what becomes of those that fail is the consumer's part. */
final class EventWorker {
  private final EventService events;
  private final MessageConsumer consumer;

  EventWorker(EventService events, MessageConsumer consumer) {
    this.events = events;
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
        delivery, logs, EventMessage::read, (message, log) -> process(delivery, message, log));
  }

  private void process(Delivery delivery, EventMessage message, EventLog log) {
    boolean first;
    try {
      first = events.process(message.event());
    } catch (EventConflict e) {
      throw new MessageRefused(Reason.CONFLICT);
    }
    log.info(
        first ? "event-processed" : "event-already-processed",
        "message",
        delivery.messageId(),
        "key",
        message.event().key(),
        "delivery",
        Long.toString(delivery.count()));
  }
}
