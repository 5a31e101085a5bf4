package com.example;

/** How a job gets its id. */
final class JobId {
  static final String PATTERN = "[0-9a-f]{32}";

  private static final int LENGTH = 32;

  private JobId() {}

  /** The id of what an owner submits under a key, the same however often it is sent. */
  static String of(Owner owner, String idempotencyKey) {
    return Fingerprint.of(owner.name().toString() + " " + idempotencyKey).substring(0, LENGTH);
  }
}
