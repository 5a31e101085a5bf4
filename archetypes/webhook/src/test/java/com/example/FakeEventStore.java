package com.example;

import java.util.HashMap;
import java.util.Map;

/** Events in memory; fails when told to. */
final class FakeEventStore implements EventStore {
  private final Map<String, Event> events = new HashMap<>();
  private RuntimeException failure;

  void fail(RuntimeException thrown) {
    failure = thrown;
  }

  Map<String, Event> events() {
    return Map.copyOf(events);
  }

  @Override
  public boolean add(Event event) {
    if (failure != null) {
      throw failure;
    }
    Event known = events.putIfAbsent(event.key(), event);
    if (known != null && !known.equals(event)) {
      throw new EventConflict();
    }
    return known == null;
  }
}
