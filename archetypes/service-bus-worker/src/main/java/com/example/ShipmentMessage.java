package com.example;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * A shipment on its way through the queue. A queue outlives a release, and dead letters outlive
 * several: what an older sender wrote is still read, and what a newer one writes is refused rather
 * than guessed at.
 *
 * <p>No field has the name of a trigger's metadata ({@code MessageId}, {@code DeliveryCount},
 * {@code SessionId} ...): the host takes such fields of a JSON message for the metadata itself.
 *
 * @param shipment what to send
 * @param correlation links the log entries of sender and worker
 */
record ShipmentMessage(
    @NotNull @Valid Shipment shipment,
    @NotNull @Pattern(regexp = "[A-Za-z0-9-]{8,64}", message = "must be a correlation id")
        String correlation) {
  /** Larger than any shipment; the broker takes up to 256 KiB, and more in its premium tier. */
  static final int MAX_BYTES = 4 * 1024;

  private static final int VERSION = 2;

  /**
   * Reads a message.
   *
   * @throws InvalidInput when it is not a strict JSON object or breaks a rule
   * @throws MessageRefused when another release has to read it
   */
  static ShipmentMessage read(String text) {
    return Json.read(text, MAX_BYTES, ShipmentMessage::from);
  }

  String write() {
    return Json.write(
        json -> {
          json.writeNumberField("version", VERSION);
          json.writeStringField("shipmentId", shipment.id());
          json.writeStringField("warehouse", shipment.warehouse());
          json.writeStringField("order", shipment.order());
          json.writeNumberField("parcels", shipment.parcels());
          json.writeStringField("correlation", correlation);
        });
  }

  private static ShipmentMessage from(JsonObject json) {
    Integer version = json.integer("version");
    if (version == null) {
      return new ShipmentMessage(null, null);
    }
    return switch (version) {
      case 1 -> first(json);
      case VERSION -> second(json);
      default -> throw new MessageRefused(Reason.UNKNOWN_VERSION);
    };
  }

  /** The format of the first release: other names, and nothing to correlate by but the shipment. */
  private static ShipmentMessage first(JsonObject json) {
    String id = json.text("id");
    return new ShipmentMessage(
        new Shipment(id, json.text("site"), json.text("order"), json.integer("boxes")), id);
  }

  private static ShipmentMessage second(JsonObject json) {
    return new ShipmentMessage(
        new Shipment(
            json.text("shipmentId"),
            json.text("warehouse"),
            json.text("order"),
            json.integer("parcels")),
        json.text("correlation"));
  }
}
