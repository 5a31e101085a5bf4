package com.example;

import java.time.Instant;

/**
 * A message that could not be processed.
 *
 * @param id its fingerprint
 * @param reason a code, see {@link Reason}
 * @param keptAt when it was taken from the poison queue
 * @param text the message, byte for byte
 */
record FailedMessage(String id, String reason, Instant keptAt, String text) {
  /**
   * What a list says of a failed message.
   *
   * @param id its fingerprint
   * @param reason a code, see {@link Reason}
   * @param keptAt when it was taken from the poison queue
   */
  record Summary(String id, String reason, Instant keptAt) {}
}
