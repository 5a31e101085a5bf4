package com.example;

/**
 * What the app does with events. The work for an event is the row that records it; replace it by
 * yours, and keep the record in the same transaction.
 */
final class EventService {
  private final EventStore store;

  EventService(EventStore store) {
    this.store = store;
  }

  /**
   * Does the work for an event once, however often and from however many places it is called.
   *
   * @return false when the work was done before
   * @throws EventConflict when it was done for another event with the same key
   */
  boolean process(Event event) {
    return store.add(event);
  }
}
