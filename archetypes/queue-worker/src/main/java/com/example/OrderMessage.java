package com.example;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * An order on its way through the queue. The format has a version, since a queue outlives a
 * release: what an older producer wrote is still read, and what a newer one writes is refused
 * rather than guessed at.
 *
 * <p>No field has the name of a trigger's metadata ({@code Id}, {@code PopReceipt}, {@code
 * DequeueCount} ...): the host lets the fields of a JSON message replace metadata of their name.
 *
 * @param order what was ordered
 * @param correlation links the log entries of producer and consumer
 */
record OrderMessage(
    @NotNull @Valid Order order,
    @NotNull @Pattern(regexp = "[A-Za-z0-9-]{8,64}", message = "must be a correlation id")
        String correlation)
    implements MessageConsumer.Correlated {
  /** Larger than any order; a queue takes up to 48 KiB. */
  static final int MAX_BYTES = 4 * 1024;

  private static final int VERSION = 2;

  /**
   * Reads a message.
   *
   * @throws InvalidInput when it is not a strict JSON object or breaks a rule
   * @throws MessageRefused when another release has to read it
   */
  static OrderMessage read(String text) {
    return Json.read(text, MAX_BYTES, OrderMessage::from);
  }

  String write() {
    return Json.write(
        json -> {
          json.writeNumberField("version", VERSION);
          json.writeStringField("orderId", order.id());
          json.writeStringField("customer", order.customer());
          json.writeStringField("product", order.product());
          json.writeNumberField("quantity", order.quantity());
          json.writeStringField("correlation", correlation);
        });
  }

  private static OrderMessage from(JsonObject json) {
    Integer version = json.integer("version");
    if (version == null) {
      return new OrderMessage(null, null);
    }
    return switch (version) {
      case 1 -> first(json);
      case VERSION -> second(json);
      default -> throw new MessageRefused(Reason.UNKNOWN_VERSION);
    };
  }

  /** The format of the first release: other names, and nothing to correlate by but the order. */
  private static OrderMessage first(JsonObject json) {
    String id = json.text("orderId");
    return new OrderMessage(
        new Order(id, json.text("customer"), json.text("sku"), json.integer("count")), id);
  }

  private static OrderMessage second(JsonObject json) {
    return new OrderMessage(
        new Order(
            json.text("orderId"),
            json.text("customer"),
            json.text("product"),
            json.integer("quantity")),
        json.text("correlation"));
  }
}
