package com.example;

import java.time.Duration;
import java.util.function.Function;

/**
 * Processes delivered messages. A message leaves the queue when its work is done; else this throws,
 * and the host delivers it again or, after the last delivery, moves it to the poison queue. Before
 * that happens the reason is noted under the message's fingerprint, since the poison queue carries
 * nothing but the message.
 */
final class OrderWorker {
  private final OrderService orders;
  private final OrderQueue queue;
  private final FailedOrderStore failures;
  private final long maxDeliveries;

  OrderWorker(
      OrderService orders, OrderQueue queue, FailedOrderStore failures, long maxDeliveries) {
    this.orders = orders;
    this.queue = queue;
    this.failures = failures;
    this.maxDeliveries = maxDeliveries;
  }

  /**
   * Processes one delivery.
   *
   * @param logs makes the log for a correlation id
   * @throws MessageFailed when the work is not done
   */
  void process(Delivery delivery, Function<String, EventLog> logs) {
    EventLog log = logs.apply(delivery.fingerprint());
    try {
      OrderMessage message = OrderMessage.read(delivery.text());
      log = logs.apply(message.correlation());
      boolean first = orders.process(message.order());
      log.info(
          first ? "order-processed" : "order-already-processed",
          "message",
          delivery.messageId(),
          "order",
          message.order().id(),
          "delivery",
          Long.toString(delivery.count()));
    } catch (InvalidInput e) {
      throw refused(delivery, Reason.of(e.kind()), log);
    } catch (OrderMessage.UnknownVersion e) {
      throw refused(delivery, Reason.UNKNOWN_VERSION, log);
    } catch (OrderConflict e) {
      throw refused(delivery, Reason.CONFLICT, log);
    } catch (RuntimeException e) {
      throw failed(delivery, e, log);
    }
  }

  /** The message will never do; its deliveries run out at the host's own pace. */
  private MessageFailed refused(Delivery delivery, Reason reason, EventLog log) {
    log.warning(
        "order-refused",
        "message",
        delivery.messageId(),
        "failure",
        delivery.fingerprint(),
        "reason",
        reason.code());
    note(delivery, reason, log);
    return new MessageFailed(reason);
  }

  /** The work may succeed later. */
  private MessageFailed failed(Delivery delivery, RuntimeException cause, EventLog log) {
    log.error(
        "order-failed",
        cause,
        "message",
        delivery.messageId(),
        "failure",
        delivery.fingerprint(),
        "delivery",
        Long.toString(delivery.count()));
    if (delivery.count() < maxDeliveries) {
      delay(delivery, log);
    } else {
      note(delivery, Reason.PROCESSING_FAILED, log);
    }
    return new MessageFailed(Reason.PROCESSING_FAILED);
  }

  private void delay(Delivery delivery, EventLog log) {
    Duration rest = Backoff.after(delivery.count(), delivery.fingerprint());
    try {
      queue.delay(delivery, rest);
      log.info(
          "order-delayed",
          "message",
          delivery.messageId(),
          "seconds",
          Long.toString(rest.toSeconds()));
    } catch (RuntimeException e) {
      // The host's own delay takes its place.
      log.error("order-not-delayed", e, "message", delivery.messageId());
    }
  }

  private void note(Delivery delivery, Reason reason, EventLog log) {
    try {
      failures.note(delivery.fingerprint(), reason);
    } catch (RuntimeException e) {
      // The message counts more than its reason, and is kept without one.
      log.error("reason-not-noted", e, "message", delivery.messageId());
    }
  }
}
