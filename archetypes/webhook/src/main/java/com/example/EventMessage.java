package com.example;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * An event on its way through the queue. The format has a version, since a queue outlives a
 * release: what an older release wrote is still read, and what a newer one writes is refused rather
 * than guessed at.
 *
 * <p>No field has the name of a trigger's metadata ({@code Id}, {@code PopReceipt}, {@code
 * DequeueCount} ...): the host lets the fields of a JSON message replace metadata of their name.
 *
 * @param event what happened
 * @param correlation links the log entries of the call and of the work
 */
record EventMessage(
    @NotNull @Valid Event event,
    @NotNull @Pattern(regexp = "[A-Za-z0-9-]{8,64}", message = "must be a correlation id")
        String correlation)
    implements MessageConsumer.Correlated {
  /** Larger than any event; a queue takes up to 48 KiB. */
  static final int MAX_BYTES = 4 * 1024;

  private static final int VERSION = 1;

  /**
   * Reads a message.
   *
   * @throws InvalidInput when it is not a strict JSON object or breaks a rule
   * @throws MessageRefused when another release has to read it
   */
  static EventMessage read(String text) {
    return Json.read(text, MAX_BYTES, EventMessage::from);
  }

  String write() {
    return Json.write(
        json -> {
          json.writeNumberField("version", VERSION);
          json.writeStringField("event", event.key());
          json.writeStringField("source", event.source());
          json.writeStringField("type", event.type());
          json.writeStringField("action", event.action());
          json.writeStringField("subject", event.subject());
          json.writeStringField("correlation", correlation);
        });
  }

  private static EventMessage from(JsonObject json) {
    Integer version = json.integer("version");
    if (version == null) {
      return new EventMessage(null, null);
    }
    return switch (version) {
      case VERSION -> first(json);
      default -> throw new MessageRefused(Reason.UNKNOWN_VERSION);
    };
  }

  private static EventMessage first(JsonObject json) {
    return new EventMessage(
        new Event(
            json.text("event"),
            json.text("source"),
            json.text("type"),
            json.text("action"),
            json.text("subject")),
        json.text("correlation"));
  }
}
