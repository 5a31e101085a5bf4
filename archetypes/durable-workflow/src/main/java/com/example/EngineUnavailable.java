package com.example;

/** Thrown when the task hub does not answer. */
final class EngineUnavailable extends Unavailable {
  private static final long serialVersionUID = 1L;

  EngineUnavailable(Throwable cause) {
    super("The task hub cannot be used now", cause);
  }

  @Override
  void note(EventLog log) {
    log.error("task-hub-unavailable", this);
  }
}
