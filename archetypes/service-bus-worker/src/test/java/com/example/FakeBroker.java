package com.example;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A queue with its dead letters, as the documentation of Service Bus describes them: a message is
 * locked for a time, given back with one more delivery, and moved aside when its deliveries have
 * run out; a message whose id was taken within the window of duplicate detection is accepted and
 * dropped, whatever has become of the first. Time is the test's. What a call does to the broker and
 * what its caller hears can be made to differ, as on a broken connection.
 */
final class FakeBroker implements DeadLetterQueue {
  static final Duration LOCK = Duration.ofMinutes(1);
  static final Duration WINDOW = Duration.ofHours(1);
  static final int MAX_DELIVERIES = 3;

  private final TestClock clock;
  private final List<Message> queue = new ArrayList<>();
  private final List<Message> deadLetters = new ArrayList<>();
  private final Map<String, Instant> history = new HashMap<>();
  private final List<String> calls = new ArrayList<>();
  private final Map<String, Failure> failures = new HashMap<>();
  private long lastSequenceNumber;
  private long lastToken;

  FakeBroker(TestClock clock) {
    this.clock = clock;
  }

  /** When a call fails. */
  enum Failure {
    /** The broker does nothing. */
    BEFORE,
    /** The broker has done it, and its answer is lost. */
    AFTER
  }

  /** A function with a trigger on the queue. */
  @FunctionalInterface
  interface Function {
    void run(String text, DeliveryNote note);
  }

  /** What a message is, wherever it stands. */
  static final class Message {
    final String id;
    final String session;
    final Map<String, Object> properties;
    final String text;
    long sequenceNumber;
    Instant enqueuedAt;
    int deliveries;
    String reason;
    private long token;
    private Instant lockedUntil = Instant.MIN;

    Message(String id, String session, Map<String, Object> properties, String text) {
      this.id = id;
      this.session = session;
      this.properties = new TreeMap<>(properties);
      this.text = text;
    }
  }

  private record Lock(Message message, long token, DeadLetter letter) implements Locked {}

  /** Lets the calls of a method fail: {@code peek}, {@code receive}, {@code send} ... */
  void fail(String method, Failure when) {
    failures.put(method, when);
  }

  void recover() {
    failures.clear();
  }

  /** What waits in the queue. */
  List<Message> queued() {
    return List.copyOf(queue);
  }

  /** The dead letters' sequence numbers. */
  List<Long> dead() {
    return deadLetters.stream().map(letter -> letter.sequenceNumber).toList();
  }

  /** Which methods were called, in order. */
  List<String> calls() {
    return List.copyOf(calls);
  }

  /** A sender's message. */
  void enqueue(String id, String text) {
    enqueue(new Message(id, null, Map.of(), text));
  }

  /** Accepts a message, and drops it when its id is known. */
  void enqueue(Message message) {
    history.values().removeIf(at -> !clock.instant().isBefore(at.plus(WINDOW)));
    if (history.putIfAbsent(message.id, clock.instant()) == null) {
      message.sequenceNumber = ++lastSequenceNumber;
      message.enqueuedAt = clock.instant();
      queue.add(message);
    }
  }

  /** Delivers the next message, as the host does; false when there is none. */
  boolean deliver(Function function) {
    Optional<Message> next = lock(queue);
    next.ifPresent(
        message -> {
          message.deliveries++;
          try {
            function.run(
                message.text,
                new DeliveryNote(
                    message.id,
                    Integer.toString(message.deliveries),
                    message.enqueuedAt.toString()));
            queue.remove(message);
          } catch (RuntimeException e) {
            message.lockedUntil = Instant.MIN;
            if (message.deliveries >= MAX_DELIVERIES) {
              moveAside(message, "MaxDeliveryCountExceeded");
            }
          }
        });
    return next.isPresent();
  }

  /** Delivers until nothing is left in the queue. */
  void deliverAll(Function function) {
    while (deliver(function)) {
      // What failed comes again until it is moved aside.
    }
  }

  /** Puts a message straight among the dead letters. */
  DeadLetter deadLetter(Message message) {
    enqueue(message);
    moveAside(message, "MaxDeliveryCountExceeded");
    return letter(message);
  }

  @Override
  public List<DeadLetter> peek(long from, int max) {
    return call(
        "peek",
        () ->
            deadLetters.stream()
                .filter(letter -> letter.sequenceNumber >= from)
                .sorted(Comparator.comparing(letter -> letter.sequenceNumber))
                .limit(max)
                .map(FakeBroker::letter)
                .toList());
  }

  @Override
  public Optional<Locked> receive() {
    return call(
        "receive",
        () -> lock(deadLetters).map(message -> new Lock(message, message.token, letter(message))));
  }

  @Override
  public void send(Locked original, Copy copy) {
    call(
        "send",
        () -> {
          Message of = ((Lock) original).message();
          Message message = new Message(copy.messageId(), of.session, of.properties, of.text);
          message.properties.put("replays", copy.replays());
          enqueue(message);
          return true;
        });
  }

  @Override
  public void complete(Locked locked) {
    call(
        "complete",
        () -> {
          deadLetters.remove(held(locked));
          return true;
        });
  }

  @Override
  public void release(Locked locked) {
    call(
        "release",
        () -> {
          Message message = held(locked);
          message.deliveries++;
          message.lockedUntil = Instant.MIN;
          return true;
        });
  }

  private Optional<Message> lock(List<Message> from) {
    Optional<Message> next =
        from.stream()
            .filter(message -> !clock.instant().isBefore(message.lockedUntil))
            .min(Comparator.comparing(message -> message.sequenceNumber));
    next.ifPresent(
        message -> {
          message.token = ++lastToken;
          message.lockedUntil = clock.instant().plus(LOCK);
        });
    return next;
  }

  private Message held(Locked locked) {
    Lock lock = (Lock) locked;
    boolean isHeld =
        lock.message().token == lock.token()
            && clock.instant().isBefore(lock.message().lockedUntil)
            && deadLetters.contains(lock.message());
    if (!isHeld) {
      throw new QueueUnavailable(new IllegalStateException("The lock is lost"));
    }
    return lock.message();
  }

  private void moveAside(Message message, String reason) {
    queue.remove(message);
    message.reason = reason;
    message.lockedUntil = Instant.MIN;
    deadLetters.add(message);
  }

  private <T> T call(String method, java.util.function.Supplier<T> work) {
    calls.add(method);
    Failure failure = failures.get(method);
    if (failure == Failure.BEFORE) {
      throw new QueueUnavailable(new IllegalStateException("marker-7d1f"));
    }
    T result = work.get();
    if (failure == Failure.AFTER) {
      throw new QueueUnavailable(new IllegalStateException("marker-7d1f"));
    }
    return result;
  }

  private static DeadLetter letter(Message message) {
    return new DeadLetter(
        message.sequenceNumber,
        message.id,
        null,
        message.reason,
        "Message could not be consumed after 3 delivery attempts.",
        message.enqueuedAt,
        message.deliveries,
        (Integer) message.properties.getOrDefault("replays", 0),
        message.text);
  }
}
