package com.example;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What an operator does with dead letters: looks at them, and puts copies back into the queue. A
 * dead letter is removed only when the broker has accepted its copy, so none can get lost; where
 * this ends in between, the copy that the next replay sends has the same id, and the broker drops
 * it.
 */
final class DeadLetters {
  /** How many dead letters a list shows. */
  static final int MAX_LISTED = 50;

  /** How often a message is replayed before a person has to repair it. */
  static final int MAX_REPLAYS = 3;

  /** How long a replay takes up more work; the locks it holds last longer. */
  static final Duration MAX_TIME = Duration.ofSeconds(25);

  /** How many dead letters that stay a replay looks past. */
  static final int MAX_LEFT = 200;

  private static final String READABLE = "ok";
  private static final String EXHAUSTED = "replays_exhausted";

  private final DeadLetterQueue queue;
  private final Consumer<String> reader;
  private final Clock clock;

  /**
   * Builds the operator's view.
   *
   * @param reader reads a message as the worker does; throws {@link InvalidInput} or {@link
   *     MessageRefused} when it will never do
   */
  DeadLetters(DeadLetterQueue queue, Consumer<String> reader, Clock clock) {
    this.queue = queue;
    this.reader = reader;
    this.clock = clock;
  }

  /** Some dead letters from a sequence number on; changes nothing. */
  List<DeadLetter> list(long from, int max) {
    return queue.peek(from, Math.min(max, MAX_LISTED));
  }

  /** One dead letter; changes nothing. */
  Optional<DeadLetter> find(long sequenceNumber) {
    return queue.peek(sequenceNumber, 1).stream()
        .filter(letter -> letter.sequenceNumber() == sequenceNumber)
        .findFirst();
  }

  /** What the worker of this release finds wrong with a message: a code, or {@code ok}. */
  String check(DeadLetter letter) {
    try {
      reader.accept(letter.text());
      return READABLE;
    } catch (InvalidInput e) {
      return Reason.of(e.kind()).code();
    } catch (MessageRefused e) {
      return e.reason().code();
    }
  }

  /**
   * Puts copies of dead letters into the queue and removes those dead letters, one after the other.
   *
   * @throws QueueUnavailable when there was no dead letter to be had, so nothing was done
   */
  Replay replay(ReplayOrder order, EventLog log) {
    Replay replay = new Replay();
    List<DeadLetterQueue.Locked> held = new ArrayList<>();
    try {
      return replay(order, replay, held, log);
    } finally {
      release(held, log);
    }
  }

  private Replay replay(
      ReplayOrder order, Replay replay, List<DeadLetterQueue.Locked> held, EventLog log) {
    Instant end = clock.instant().plus(MAX_TIME);
    Set<Long> seen = new HashSet<>();
    while (!isDone(order, replay)) {
      if (!clock.instant().isBefore(end)) {
        return replay.ended(Replay.Ending.OUT_OF_TIME);
      }
      if (held.size() == MAX_LEFT) {
        return replay.ended(Replay.Ending.TOO_MANY_LEFT);
      }
      Optional<DeadLetterQueue.Locked> next;
      try {
        next = queue.receive();
      } catch (QueueUnavailable e) {
        if (seen.isEmpty()) {
          throw e;
        }
        log.error("dead-letter-not-received", e);
        return replay.ended(Replay.Ending.NOT_RECEIVED);
      }
      if (next.isEmpty()) {
        return replay;
      }
      DeadLetterQueue.Locked locked = next.get();
      DeadLetter letter = locked.letter();
      if (!seen.add(letter.sequenceNumber())) {
        // Locks end faster than they are used, so what comes now has been looked at.
        held.add(locked);
        return replay.ended(Replay.Ending.OUT_OF_TIME);
      }
      Optional<String> obstacle = obstacle(letter);
      if (!order.wants(letter)) {
        // Kept until the end: given back now, it would be the next one again.
        held.add(locked);
      } else if (obstacle.isPresent()) {
        held.add(locked);
        replay.left(letter, obstacle.get());
      } else {
        Replay.Ending ending = replay(locked, replay, held, log);
        if (ending != Replay.Ending.DONE) {
          return replay.ended(ending);
        }
      }
    }
    return replay;
  }

  private static boolean isDone(ReplayOrder order, Replay replay) {
    return replay.count() >= order.max()
        || order.sequenceNumbers() != null
            && replay.settled() >= new HashSet<>(order.sequenceNumbers()).size();
  }

  private Optional<String> obstacle(DeadLetter letter) {
    String check = check(letter);
    if (!check.equals(READABLE)) {
      return Optional.of(check);
    }
    return letter.replays() < MAX_REPLAYS ? Optional.empty() : Optional.of(EXHAUSTED);
  }

  private Replay.Ending replay(
      DeadLetterQueue.Locked locked,
      Replay replay,
      List<DeadLetterQueue.Locked> held,
      EventLog log) {
    DeadLetter letter = locked.letter();
    String sequenceNumber = Long.toString(letter.sequenceNumber());
    String copy = letter.copyId();
    try {
      queue.send(locked, new DeadLetterQueue.Copy(copy, letter.replays() + 1));
    } catch (QueueUnavailable e) {
      log.error("dead-letter-not-sent", e, "sequenceNumber", sequenceNumber, "copy", copy);
      held.add(locked);
      replay.left(letter, Replay.Ending.NOT_SENT.code());
      return Replay.Ending.NOT_SENT;
    }
    try {
      queue.complete(locked);
    } catch (QueueUnavailable e) {
      log.error("dead-letter-not-removed", e, "sequenceNumber", sequenceNumber, "copy", copy);
      replay.left(letter, Replay.Ending.NOT_REMOVED.code());
      return Replay.Ending.NOT_REMOVED;
    }
    log.info("dead-letter-replayed", "sequenceNumber", sequenceNumber, "copy", copy);
    replay.replayed(letter);
    return Replay.Ending.DONE;
  }

  private void release(List<DeadLetterQueue.Locked> held, EventLog log) {
    try {
      held.forEach(queue::release);
    } catch (QueueUnavailable e) {
      // No more tries, each of which takes its time: they are free again when their locks end.
      log.error("dead-letters-not-released", e);
    }
  }
}
