package com.example;

/** Thrown when the broker does not answer in time, or refuses. */
final class QueueUnavailable extends Unavailable {
  private static final long serialVersionUID = 1L;

  QueueUnavailable(Throwable cause) {
    super("The broker does not do what it was asked to", cause);
  }

  @Override
  void note(EventLog log) {
    log.error("queue-unavailable", this);
  }
}
