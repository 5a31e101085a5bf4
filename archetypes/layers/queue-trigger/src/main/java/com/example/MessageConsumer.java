package com.example;

import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Takes delivered messages. A message leaves the queue when its work is done; else this throws, and
 * the host delivers it again or, after the last delivery, moves it to the poison queue. Before that
 * happens the reason is noted, since the poison queue carries nothing but the message.
 */
final class MessageConsumer {
  private final MessageQueue queue;
  private final Notes notes;
  private final long maxDeliveries;

  MessageConsumer(MessageQueue queue, Notes notes, long maxDeliveries) {
    this.queue = queue;
    this.notes = notes;
    this.maxDeliveries = maxDeliveries;
  }

  /** A message that knows the correlation id under which its sender wrote its log. */
  interface Correlated {
    String correlation();
  }

  /** Where it is noted why a message will soon be in the poison queue. */
  @FunctionalInterface
  interface Notes {
    /** Notes the reason for a message, which the delivery's fingerprint names. */
    void note(Delivery delivery, Reason reason);
  }

  /**
   * Processes one delivery.
   *
   * @param logs makes the log for a correlation id
   * @param reader makes the message from its text; throws {@link InvalidInput} or {@link
   *     MessageRefused} when it will never do
   * @param work does the work; throws {@link MessageRefused} when it never can be done
   * @throws MessageFailed when the work is not done
   */
  <M extends Correlated> void process(
      Delivery delivery,
      Function<String, EventLog> logs,
      Function<String, M> reader,
      BiConsumer<M, EventLog> work) {
    EventLog log = logs.apply(delivery.fingerprint());
    try {
      M message = reader.apply(delivery.text());
      log = logs.apply(message.correlation());
      work.accept(message, log);
    } catch (InvalidInput e) {
      throw refused(delivery, Reason.of(e.kind()), log);
    } catch (MessageRefused e) {
      throw refused(delivery, e.reason(), log);
    } catch (RuntimeException e) {
      throw failed(delivery, e, log);
    }
  }

  /** The message will never do; its deliveries run out at the host's own pace. */
  private MessageFailed refused(Delivery delivery, Reason reason, EventLog log) {
    log.warning(
        "message-refused",
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
        "message-failed",
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
          "message-delayed",
          "message",
          delivery.messageId(),
          "seconds",
          Long.toString(rest.toSeconds()));
    } catch (RuntimeException e) {
      // The host's own delay takes its place.
      log.error("message-not-delayed", e, "message", delivery.messageId());
    }
  }

  private void note(Delivery delivery, Reason reason, EventLog log) {
    try {
      notes.note(delivery, reason);
    } catch (RuntimeException e) {
      // The message counts more than its reason, and is kept without one.
      log.error("reason-not-noted", e, "message", delivery.messageId());
    }
  }
}
