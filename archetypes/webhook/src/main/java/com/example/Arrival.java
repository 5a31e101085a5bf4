package com.example;

/**
 * An event as it came in.
 *
 * @param event what was sent
 * @param delivery the sender's own id of this delivery; not always signed, so only for people
 * @param digest fingerprint of all that was sent, to tell the same event from another of its name
 */
record Arrival(Event event, String delivery, String digest) {}
