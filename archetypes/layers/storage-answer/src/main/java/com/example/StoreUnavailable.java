package com.example;

/** Thrown when the store does not answer in time, or asks to be left alone for a while. */
final class StoreUnavailable extends Unavailable {
  private static final long serialVersionUID = 1L;

  StoreUnavailable(Throwable cause) {
    super("The store cannot be used now", cause);
  }

  @Override
  void note(EventLog log) {
    log.error("store-unavailable", this);
  }
}
