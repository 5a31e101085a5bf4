package com.example;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/**
 * What the host says about one delivery. Whoever sends a message chooses its id, and a field of a
 * JSON message can take the place of each of these values: they serve the log and the length of a
 * pause, and nothing else depends on them.
 *
 * @param messageId the broker's id of the message
 * @param deliveryCount 1 for the first delivery
 * @param enqueuedAt when the broker accepted the message
 */
record DeliveryNote(String messageId, String deliveryCount, String enqueuedAt) {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9:._-]{1,128}");
  private static final Pattern COUNT = Pattern.compile("[1-9][0-9]{0,3}");

  /** The message's id if it is one that can stand in a log, else a fingerprint of it. */
  String message() {
    if (messageId == null) {
      return "unknown";
    }
    return ID.matcher(messageId).matches() ? messageId : Fingerprint.of(messageId);
  }

  /** Which delivery this is; the first when the host does not say. */
  int count() {
    return deliveryCount != null && COUNT.matcher(deliveryCount).matches()
        ? Integer.parseInt(deliveryCount)
        : 1;
  }

  /** How many seconds the message waited, or {@code unknown}. */
  String waited(Clock clock) {
    if (enqueuedAt == null) {
      return "unknown";
    }
    try {
      // The worker hands a time over as JSON, in its quotes.
      Instant since = Instant.parse(enqueuedAt.replace("\"", ""));
      return Long.toString(Duration.between(since, clock.instant()).toSeconds());
    } catch (DateTimeParseException e) {
      return "unknown";
    }
  }
}
