package com.example;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** The durable record of what was claimed and what was sent. */
interface DispatchStore {
  Optional<Dispatch> find(String id, Instant due);

  /**
   * Writes a dispatch that has no version yet, or that nobody has written since it was read.
   *
   * @return with its new version, or empty when somebody else was faster
   */
  Optional<Dispatch> write(Dispatch dispatch);

  /**
   * Forgets dispatches of reminders that were due before a day.
   *
   * @return how many, at most {@code max}
   */
  int forget(LocalDate before, int max);
}
