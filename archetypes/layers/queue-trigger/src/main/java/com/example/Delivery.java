package com.example;

/**
 * One delivery of a message. The host fills all but the text from the queue, but lets a field of
 * the message that has the same name win, so only what does no harm when it is wrong depends on it.
 *
 * @param text the message
 * @param messageId the queue's id of the message
 * @param popReceipt the right to decide when this message is delivered again
 * @param count 1 for the first delivery
 */
record Delivery(String text, String messageId, String popReceipt, long count) {
  /** Names the message by its text, which does not change on the way to the poison queue. */
  String fingerprint() {
    return Fingerprint.of(text);
  }
}
