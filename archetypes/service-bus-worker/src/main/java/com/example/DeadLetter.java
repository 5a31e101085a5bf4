package com.example;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * A message that the broker has moved aside. All but numbers and times was chosen by whoever sent
 * it, or by whoever moved it aside.
 *
 * @param sequenceNumber the broker's own number of it, unique among the dead letters of a queue
 * @param messageId the id that its sender gave it
 * @param correlationId the correlation id of its envelope; null when it has none
 * @param reason why it was moved aside, such as {@code MaxDeliveryCountExceeded}
 * @param description more about that
 * @param enqueuedAt when the broker accepted it
 * @param deliveries how often it was delivered, here and in the queue
 * @param replays how often it was replayed before
 * @param text the message itself; null when it is not text
 */
record DeadLetter(
    long sequenceNumber,
    String messageId,
    String correlationId,
    String reason,
    String description,
    Instant enqueuedAt,
    long deliveries,
    int replays,
    String text) {
  private static final int MAX_SHOWN = 200;
  private static final int MAX_TEXT_SHOWN = 64 * 1024;

  // Not only control characters: others turn the direction of what an operator's terminal shows.
  private static final Pattern UNSEEN = Pattern.compile("\\p{C}");

  /**
   * The id of the next copy. It is not the message's own: within the window of its duplicate
   * detection the broker would take the copy for the message, drop it, and say nothing. It is the
   * same however often the copy is sent, so a copy that is sent twice is dropped; and nobody can
   * send a message under it beforehand, since the numbers it is made of come from the broker.
   */
  String copyId() {
    return "replay-" + Fingerprint.of(sequenceNumber + " " + enqueuedAt + " " + messageId);
  }

  /** What a list says of it: nothing of the message itself but what the check found. */
  void write(JsonGenerator json, String check) throws IOException {
    // As text, since JavaScript would round it.
    json.writeStringField("sequenceNumber", Long.toString(sequenceNumber));
    json.writeStringField("messageId", clean(messageId));
    json.writeStringField("correlationId", clean(correlationId));
    json.writeStringField("reason", clean(reason));
    json.writeStringField("description", clean(description));
    json.writeStringField("enqueuedAt", enqueuedAt.toString());
    json.writeNumberField("deliveries", deliveries);
    json.writeNumberField("replays", replays);
    json.writeStringField("check", check);
  }

  /** The message itself, 64 Ki characters of it at most. */
  void writeText(JsonGenerator json) throws IOException {
    boolean cut = text != null && text.length() > MAX_TEXT_SHOWN;
    json.writeStringField("message", cut ? text.substring(0, MAX_TEXT_SHOWN) : text);
    json.writeBooleanField("cut", cut);
  }

  private static String clean(String value) {
    if (value == null) {
      return null;
    }
    String head = value.length() > MAX_SHOWN ? value.substring(0, MAX_SHOWN) : value;
    return UNSEEN.matcher(head).replaceAll("_");
  }
}
