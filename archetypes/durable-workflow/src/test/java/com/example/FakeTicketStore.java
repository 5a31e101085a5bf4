package com.example;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A ticket store in memory, with versions as the service has them. */
final class FakeTicketStore implements TicketStore {
  private final Map<String, Ticket> tickets = new LinkedHashMap<>();
  private final List<RuntimeException> failures = new ArrayList<>();
  private int versions;
  private int uses;

  /** Fails the next use, one for each that is given. */
  synchronized void failNext(RuntimeException failure) {
    failures.add(failure);
  }

  synchronized List<Ticket> all() {
    return List.copyOf(tickets.values());
  }

  synchronized int uses() {
    return uses;
  }

  @Override
  public synchronized Optional<Ticket> find(String owner, String id) {
    use();
    return Optional.ofNullable(tickets.get(owner + "/" + id));
  }

  @Override
  public synchronized boolean add(Ticket ticket) {
    use();
    return tickets.putIfAbsent(key(ticket), next(ticket)) == null;
  }

  @Override
  public synchronized Optional<Ticket> replace(Ticket ticket) {
    use();
    if (!isCurrent(ticket)) {
      return Optional.empty();
    }
    Ticket written = next(ticket);
    tickets.put(key(ticket), written);
    return Optional.of(written);
  }

  @Override
  public synchronized void remove(Ticket ticket) {
    use();
    if (isCurrent(ticket)) {
      tickets.remove(key(ticket));
    }
  }

  @Override
  public synchronized List<Ticket> before(Instant time, int max) {
    use();
    return tickets.values().stream()
        .filter(ticket -> ticket.createdAt().isBefore(time))
        .limit(max)
        .toList();
  }

  private void use() {
    uses++;
    if (!failures.isEmpty()) {
      throw failures.remove(0);
    }
  }

  private boolean isCurrent(Ticket ticket) {
    Ticket stored = tickets.get(key(ticket));
    return stored != null && stored.version().equals(ticket.version());
  }

  private Ticket next(Ticket ticket) {
    return ticket.withVersion(Integer.toString(++versions));
  }

  private static String key(Ticket ticket) {
    return ticket.owner() + "/" + ticket.id();
  }
}
