package com.example;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Remembers events durably: open until the queue has them, and closed for as long as needed. */
interface InboxStore {
  /** How many parts the closed entries are in. */
  int SLICES = 256;

  /**
   * Writes an open entry down unless there is one with its key.
   *
   * @return the entry that was there, open or closed; empty when this one was written
   */
  Optional<InboxEntry> add(InboxEntry entry);

  /** Notes that the queue has an entry's message; doing it again changes nothing. */
  void close(InboxEntry entry);

  /** Some of the open entries that came in before a time. */
  List<InboxEntry> open(Instant before, int max);

  /**
   * Forgets closed entries of a slice that came in before a time.
   *
   * @param slice 0 to 255
   * @return how many were forgotten, at most {@code max}
   */
  int forget(int slice, Instant before, int max);
}
