package com.example;

import java.time.Instant;

/**
 * What the inbox remembers of an event.
 *
 * @param key names the event
 * @param digest fingerprint of all that was sent
 * @param delivery the sender's own id of the first delivery
 * @param at when it came in
 * @param message for the queue; null once the queue has it
 */
record InboxEntry(String key, String digest, String delivery, Instant at, String message) {
  boolean open() {
    return message != null;
  }
}
