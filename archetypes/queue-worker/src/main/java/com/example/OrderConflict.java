package com.example;

/** Thrown when an order's id was used before, for an order with other contents. */
final class OrderConflict extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OrderConflict() {
    super("The order's id belongs to an order with other contents", null, false, false);
  }
}
