package com.example;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps tickets. Every method may throw {@link StoreUnavailable}. */
interface TicketStore {
  /** The ticket of an owner's id. */
  Optional<Ticket> find(String owner, String id);

  /** Adds a ticket; false when there is one already, so of two that come at once one is added. */
  boolean add(Ticket ticket);

  /** Writes a ticket over the version that was read; empty when that is not the newest any more. */
  Optional<Ticket> replace(Ticket ticket);

  /** Removes a ticket, if it still is the version that was read. */
  void remove(Ticket ticket);

  /** Tickets from before a time, a bounded number. */
  List<Ticket> before(Instant time, int max);
}
