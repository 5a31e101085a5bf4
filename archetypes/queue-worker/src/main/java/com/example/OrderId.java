package com.example;

import java.util.UUID;

/** How an order gets its id. */
final class OrderId {
  private static final int LENGTH = 32;

  private OrderId() {}

  /** An id that no other order has. */
  static String random() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  /** The id of the order that a customer sends under a key, the same however often it is sent. */
  static String of(String customer, String idempotencyKey) {
    // No customer's name holds a blank, so no two pairs make one text.
    return Fingerprint.of(customer + " " + idempotencyKey).substring(0, LENGTH);
  }
}
