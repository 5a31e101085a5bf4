package com.example;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Removes what is kept of workflows that are over: their histories, then their tickets. A history
 * outlives its ticket by a day, so no ticket leads to a history that is half gone.
 *
 * <p>A run is bounded: it looks at the histories of one week, a day at a time, oldest first, before
 * that at what missed runs have left, and at 500 tickets. What is left waits for the next run.
 */
final class Retention {
  static final int DAYS_PER_RUN = 7;
  static final int MAX_TICKETS = 500;
  static final Duration LIMIT_PER_DAY = Duration.ofSeconds(30);
  private static final Duration DAY = Duration.ofDays(1);

  private final TicketStore tickets;
  private final Clock clock;

  Retention(TicketStore tickets, Clock clock) {
    this.tickets = tickets;
    this.clock = clock;
  }

  /**
   * What a run did.
   *
   * @param histories instances that were removed, those of sub-orchestrations included
   * @param removed tickets that were removed
   */
  record Done(int histories, int removed) {}

  Done run(Engine engine) {
    Instant now = clock.instant();
    Instant end = now.minus(Ticket.KEPT).minus(DAY);
    Instant week = end.minus(DAY.multipliedBy(DAYS_PER_RUN));
    int histories = engine.purge(Instant.EPOCH, week, LIMIT_PER_DAY);
    for (Instant from = week; from.isBefore(end); from = from.plus(DAY)) {
      histories += engine.purge(from, from.plus(DAY), LIMIT_PER_DAY);
    }
    List<Ticket> over = tickets.before(now.minus(Ticket.KEPT), MAX_TICKETS);
    over.forEach(tickets::remove);
    return new Done(histories, over.size());
  }
}
