package com.example;

import java.time.Clock;
import java.util.function.Function;

/**
 * Processes delivered shipments. A message leaves the queue when its work is done; else this
 * throws, the host gives the message back, and when its deliveries have run out the broker moves it
 * to the dead letters. A worker in Java has no other way to get it there.
 */
final class ShipmentWorker {
  private final ShipmentService shipments;
  private final Pause pause;
  private final Clock clock;

  ShipmentWorker(ShipmentService shipments, Pause pause, Clock clock) {
    this.shipments = shipments;
    this.pause = pause;
    this.clock = clock;
  }

  /**
   * Processes one delivery.
   *
   * @param logs makes the log for a correlation id
   * @throws MessageFailed when the work is not done
   */
  void process(String text, DeliveryNote note, Function<String, EventLog> logs) {
    String fingerprint = Fingerprint.of(text == null ? "" : text);
    EventLog log = logs.apply(fingerprint);
    try {
      ShipmentMessage message = ShipmentMessage.read(text);
      log = logs.apply(message.correlation());
      process(message.shipment(), note, log);
    } catch (InvalidInput e) {
      throw refused(Reason.of(e.kind()), note, log);
    } catch (MessageRefused e) {
      throw refused(e.reason(), note, log);
    } catch (RuntimeException e) {
      log.error(
          "message-failed",
          e,
          "message",
          note.message(),
          "delivery",
          Integer.toString(note.count()),
          "waited",
          note.waited(clock));
      pause.rest(Pause.after(note.count(), fingerprint));
      throw new MessageFailed(Reason.PROCESSING_FAILED);
    }
  }

  private void process(Shipment shipment, DeliveryNote note, EventLog log) {
    boolean first;
    try {
      first = shipments.process(shipment);
    } catch (ShipmentConflict e) {
      throw new MessageRefused(Reason.CONFLICT);
    }
    log.info(
        first ? "shipment-processed" : "shipment-already-processed",
        "message",
        note.message(),
        "shipment",
        shipment.id(),
        "delivery",
        Integer.toString(note.count()),
        "waited",
        note.waited(clock));
  }

  /** The message will never do, so its deliveries run out without a pause. */
  private static MessageFailed refused(Reason reason, DeliveryNote note, EventLog log) {
    log.warning(
        "message-refused",
        "message",
        note.message(),
        "delivery",
        Integer.toString(note.count()),
        "reason",
        reason.code());
    return new MessageFailed(reason);
  }
}
