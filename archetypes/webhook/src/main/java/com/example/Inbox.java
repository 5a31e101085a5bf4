package com.example;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Takes each event once and loses none. An event is first written down, then put into the queue,
 * then noted as queued. When that breaks off anywhere, the entry is still open: the next delivery
 * of the event, or the sweep, puts the message that was written down into the queue again. It may
 * then be there twice, which whoever processes it has to bear.
 */
final class Inbox {
  /** So long a call may need to close its entry; then it is thought to have broken off. */
  static final Duration GRACE = Duration.ofMinutes(5);

  /**
   * How long an event is remembered. GitHub's calls carry no time, so a recorded one could be sent
   * again after this: replace the secrets more often.
   */
  static final Duration MEMORY = Duration.ofDays(180);

  /** How many open entries one sweep sends. */
  static final int MAX_SENT = 100;

  /** How many closed entries one sweep forgets. */
  static final int MAX_FORGOTTEN = 1000;

  private static final Duration SWEEP_INTERVAL = Duration.ofMinutes(5);

  private final InboxStore store;
  private final Consumer<String> queue;
  private final Clock clock;

  /**
   * An inbox in a store.
   *
   * @param queue takes a message; when it returns, the queue has it
   */
  Inbox(InboxStore store, Consumer<String> queue, Clock clock) {
    this.store = store;
    this.queue = queue;
    this.clock = clock;
  }

  /** What became of an event. */
  enum Taken {
    /** It is in the queue now. */
    QUEUED,
    /** It was in the queue before. */
    REPEATED,
    /** Its name belongs to an event with other contents. */
    CONFLICT
  }

  /**
   * Takes an event; when this returns {@link Taken#QUEUED}, the queue has it.
   *
   * @param correlation goes into the message, so that the work can be found by it
   */
  Taken take(Arrival arrival, String correlation, EventLog log) {
    InboxEntry mine =
        new InboxEntry(
            arrival.event().key(),
            arrival.digest(),
            arrival.delivery(),
            Instant.now(clock),
            new EventMessage(arrival.event(), correlation).write());
    InboxEntry entry = store.add(mine).orElse(mine);
    if (!entry.digest().equals(mine.digest())) {
      log(log, "event-conflict", arrival, entry);
      return Taken.CONFLICT;
    }
    if (!entry.open()) {
      // The same event under another id of a delivery is a replay, or was sent by two hooks.
      boolean again = entry.delivery().equals(mine.delivery());
      log(log, again ? "event-repeated" : "event-replayed", arrival, entry);
      return Taken.REPEATED;
    }
    queue.accept(entry.message());
    log(log, "event-queued", arrival, entry);
    close(entry, log);
    return Taken.QUEUED;
  }

  /** Sends what broke off, and forgets a part of what is too old. */
  void sweep(EventLog log) {
    Instant now = Instant.now(clock);
    for (InboxEntry entry : store.open(now.minus(GRACE), MAX_SENT)) {
      queue.accept(entry.message());
      log.warning("event-swept", "key", entry.key(), "delivery", entry.delivery());
      close(entry, log);
    }
    // Another slice at each sweep, so that all have their turn within a day.
    long turn = now.getEpochSecond() / SWEEP_INTERVAL.toSeconds();
    int slice = (int) Math.floorMod(turn, (long) InboxStore.SLICES);
    int forgotten = store.forget(slice, now.minus(MEMORY), MAX_FORGOTTEN);
    log.info("swept", "slice", Integer.toString(slice), "forgotten", Integer.toString(forgotten));
  }

  private void close(InboxEntry entry, EventLog log) {
    try {
      store.close(entry);
    } catch (RuntimeException e) {
      // The queue has it. The sweep sends it once more, and closes it then.
      log.error("event-not-closed", e, "key", entry.key());
    }
  }

  private static void log(EventLog log, String event, Arrival arrival, InboxEntry entry) {
    String[] fields = {
      "key", entry.key(), "type", arrival.event().type(), "delivery", arrival.delivery()
    };
    if (event.equals("event-queued") || event.equals("event-repeated")) {
      log.info(event, fields);
    } else {
      log.warning(event, fields);
    }
  }
}
