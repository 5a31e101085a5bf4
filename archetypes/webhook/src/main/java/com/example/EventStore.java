package com.example;

/** Keeps what was done for an event, which is also the record that it was done. */
interface EventStore {
  /**
   * Adds an event.
   *
   * @return false when it is there already, and so nothing was changed
   * @throws EventConflict when an event with this key and other contents is there
   */
  boolean add(Event event);
}
