package com.example;

import java.util.UUID;

/**
 * Whose a job is. The name is a hash, since keys stand in addresses and logs, where the caller's id
 * must not, and in messages. It is a number, so that no text from outside gets into a query.
 *
 * @param name 128 bits of SHA-256, the same for each call of one caller
 */
record Owner(UUID name) {
  static final String PATTERN = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

  private static final int HALF = 16;
  private static final int RADIX = 16;

  /** The owner that a verified token names; nothing else of a call can. */
  static Owner of(Caller caller) {
    String hash = caller.fingerprint();
    return new Owner(
        new UUID(
            Long.parseUnsignedLong(hash, 0, HALF, RADIX),
            Long.parseUnsignedLong(hash, HALF, 2 * HALF, RADIX)));
  }

  /** The owner of a name that was written before. */
  static Owner named(String name) {
    return new Owner(UUID.fromString(name));
  }
}
