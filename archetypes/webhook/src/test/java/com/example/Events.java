package com.example;

/** Events for tests. */
final class Events {
  private Events() {}

  static Event event(String name) {
    return new Event(Fingerprint.of(name), "github", "issues", "opened", "octo-org/octo-repo");
  }

  static Arrival arrival(String name, String delivery) {
    return new Arrival(event(name), delivery, Fingerprint.of("contents of " + name));
  }

  static String message(Event event) {
    return new EventMessage(event, "correlation-1").write();
  }
}
