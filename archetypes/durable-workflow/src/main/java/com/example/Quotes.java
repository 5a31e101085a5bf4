package com.example;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What owners do with their quotes. The owner comes from a verified token and is part of each key,
 * so a quote of somebody else is as absent as one that never was; the task hub is not even asked.
 */
final class Quotes {
  private static final int MAX_TRIES = 10;
  private static final int ID_LENGTH = 32;
  private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

  private final TicketStore tickets;
  private final Clock clock;

  Quotes(TicketStore tickets, Clock clock) {
    this.tickets = tickets;
    this.clock = clock;
  }

  /** The name of a caller in storage keys: a hash, since such keys get into logs. */
  static String owner(Caller caller) {
    return caller.fingerprint();
  }

  /** The id of what an owner asks for under a key, the same however often it is sent. */
  static String id(String owner, String key) {
    return Fingerprint.of(owner + " " + key).substring(0, ID_LENGTH);
  }

  /**
   * Notes the request, then starts its workflow. Of calls that come at once, one has the right to
   * start it, for a minute; if it dies over that, the next call after the minute takes over, and
   * looks whether the instance is there.
   *
   * @param key the same for each time that the owner sends this one request
   * @throws Refusal with 422 when the owner has used the key for something else
   */
  QuoteState request(Engine engine, String owner, String key, QuoteRequest request) {
    String id = id(owner, key);
    for (int i = 0; i < MAX_TRIES; i++) {
      Instant now = clock.instant();
      Ticket ticket = tickets.find(owner, id).orElse(null);
      if (ticket == null) {
        // Read again below, with its version, like one that came long ago.
        tickets.add(Ticket.issued(owner, id, request.fingerprint(), now));
      } else if (ticket.isForgotten(now)) {
        tickets.remove(ticket);
      } else if (!ticket.request().equals(request.fingerprint())) {
        throw new Refusal(used());
      } else if (!ticket.isToStart(now)) {
        return state(engine, ticket);
      } else {
        Ticket mine = tickets.replace(ticket.starting(now)).orElse(null);
        if (mine != null) {
          start(engine, mine, request);
          return state(engine, mine);
        }
      }
    }
    throw changing();
  }

  /**
   * Where one of the owner's quotes stands.
   *
   * @throws Refusal with 404 when the owner has no such quote, or not any more
   */
  QuoteState get(Engine engine, String owner, String id) {
    return state(engine, ticket(owner, id));
  }

  /**
   * Ends the workflow of a quote. What the owner wants is noted first, so that it holds whatever
   * happens afterwards; asking again finishes what a crash has left.
   *
   * @throws Refusal with 404 when the owner has no such quote, 409 when it is finished
   */
  QuoteState cancel(Engine engine, String owner, String id) {
    for (int i = 0; i < MAX_TRIES; i++) {
      Ticket ticket = ticket(owner, id);
      QuoteState state = state(engine, ticket);
      if (state.state() == QuoteState.State.CANCELLED) {
        return state;
      }
      if (state.state().isFinal()) {
        throw new Refusal(Problem.conflict("The quote is finished, so it cannot be cancelled."));
      }
      if (ticket.cancelled() || tickets.replace(ticket.withoutInterest()).isPresent()) {
        engine.stop(ticket.instance());
        return state(engine, ticket.withoutInterest());
      }
    }
    throw changing();
  }

  private void start(Engine engine, Ticket mine, QuoteRequest request) {
    try {
      if (engine.find(mine.instance()).isEmpty()) {
        engine.start(mine.instance(), new QuoteOrder(mine.id(), request).write());
      }
    } catch (EngineUnavailable e) {
      // For the next call, which does not have to wait for a minute then.
      tickets.replace(mine.notStarted());
      throw e;
    }
    if (tickets.replace(mine.started()).isEmpty()
        && tickets.find(mine.owner(), mine.id()).map(Ticket::cancelled).orElse(false)) {
      // Cancelled in the meantime, when there was no instance to stop.
      engine.stop(mine.instance());
    }
  }

  private Ticket ticket(String owner, String id) {
    if (!ID.matcher(id).matches()) {
      throw new Refusal(Problem.notFound());
    }
    Instant now = clock.instant();
    return tickets
        .find(owner, id)
        .filter(ticket -> !ticket.isForgotten(now))
        .orElseThrow(() -> new Refusal(Problem.notFound()));
  }

  private static QuoteState state(Engine engine, Ticket ticket) {
    return QuoteState.of(ticket, engine.find(ticket.instance()).orElse(null));
  }

  private static Problem used() {
    return new Problem(
        422,
        "Unprocessable content",
        "This Idempotency-Key was used for another request. Take a new one for each quote.",
        List.of());
  }

  private static IllegalStateException changing() {
    return new IllegalStateException("The ticket changed at each try");
  }
}
