package com.example;

/** Thrown when another run has taken over, or may do so any moment. */
final class LeaseLost extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LeaseLost() {
    super("Another run holds the lease", null, false, false);
  }
}
