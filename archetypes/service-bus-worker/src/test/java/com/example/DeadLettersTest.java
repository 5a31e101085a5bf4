package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DeadLettersTest {
  private static final ReplayOrder ALL = new ReplayOrder(ReplayOrder.MAX, null);

  private final TestClock clock = new TestClock();
  private final FakeBroker broker = new FakeBroker(clock);
  private final FakeShipmentStore store = new FakeShipmentStore();
  private final FakeContext context = new FakeContext("ReplayDeadLetters");
  private final EventLog log = new EventLog(context, "correlation-1");
  private final DeadLetters letters = new DeadLetters(broker, ShipmentMessage::read, clock);
  private final ShipmentWorker worker =
      new ShipmentWorker(new ShipmentService(store), time -> {}, clock);

  @Test
  void bringsBackAMessageThatDiedWithinTheWindowOfDuplicateDetection() {
    Shipment shipment = Shipments.shipment(3);
    die("m-1", shipment);
    clock.advance(Duration.ofMinutes(1));

    assertReplayed(letters.replay(ALL, log), 1);
    assertThat(broker.queued()).hasSize(1);
    broker.deliverAll(this::work);

    assertThat(store.shipments()).containsEntry(shipment.id(), shipment);
    assertThat(broker.dead()).isEmpty();
  }

  @Test
  void wouldLoseThatMessageUnderItsOwnId() {
    // What the copy's id is for: the broker says that it took this copy, and drops it.
    die("m-1", Shipments.shipment(3));
    DeadLetterQueue.Locked locked = broker.receive().orElseThrow();

    broker.send(locked, new DeadLetterQueue.Copy("m-1", 1));

    assertThat(broker.queued()).isEmpty();
  }

  @Test
  void sendsTheCopyBeforeItRemovesTheDeadLetter() {
    die("m-1", Shipments.shipment(3));

    letters.replay(new ReplayOrder(1, null), log);

    assertThat(broker.calls()).containsExactly("receive", "send", "complete");
  }

  @Test
  void keepsADeadLetterWhoseCopyTheBrokerDoesNotTake() {
    long first = die("m-1", Shipments.shipment(3));
    long second = die("m-2", Shipments.shipment(3));
    broker.fail("send", FakeBroker.Failure.BEFORE);

    assertThat(written(letters.replay(ALL, log)))
        .isEqualTo(
            "{\"ending\":\"not_sent\",\"replayed\":[],"
                + "\"left\":[{\"sequenceNumber\":\"1\",\"reason\":\"not_sent\"}]}");

    assertThat(broker.dead()).containsExactly(first, second);
    assertThat(broker.calls()).containsExactly("receive", "send", "release");
    assertThat(broker.receive()).as("given back").isPresent();
  }

  @Test
  void putsOneCopyIntoTheQueueWhenTheAnswerToTheFirstIsLost() {
    die("m-1", Shipments.shipment(3));
    broker.fail("send", FakeBroker.Failure.AFTER);
    letters.replay(ALL, log);
    assertThat(broker.dead()).hasSize(1);

    broker.recover();
    assertReplayed(letters.replay(ALL, log), 1);

    assertThat(broker.queued()).hasSize(1);
    assertThat(broker.dead()).isEmpty();
  }

  @Test
  void putsOneCopyIntoTheQueueWhenTheProcessDiesBeforeItRemovesTheDeadLetter() {
    die("m-1", Shipments.shipment(3));
    broker.fail("complete", FakeBroker.Failure.BEFORE);
    assertThat(letters.replay(ALL, log).ending()).isEqualTo(Replay.Ending.NOT_REMOVED);
    assertThat(broker.dead()).hasSize(1);

    broker.recover();
    clock.advance(FakeBroker.LOCK);
    assertReplayed(letters.replay(ALL, log), 1);

    assertThat(broker.queued()).hasSize(1);
    assertThat(broker.dead()).isEmpty();
  }

  @Test
  void takesEffectOnceEvenWhenASecondCopyComesAfterTheWindow() {
    Shipment shipment = Shipments.shipment(3);
    die("m-1", shipment);
    broker.fail("complete", FakeBroker.Failure.BEFORE);
    letters.replay(ALL, log);
    broker.recover();
    clock.advance(FakeBroker.WINDOW);
    letters.replay(ALL, log);
    assertThat(broker.queued()).as("the broker has forgotten the first copy").hasSize(2);

    List<String> events = new ArrayList<>();
    broker.deliverAll(this::work);
    context.lines().forEach(events::add);

    assertThat(store.shipments()).containsOnly(Map.entry(shipment.id(), shipment));
    assertThat(broker.dead()).isEmpty();
    assertThat(events).anyMatch(line -> line.contains("shipment-already-processed"));
  }

  @Test
  void bringsBackAMessageThatDiesAgainRightAfterAReplay() {
    Shipment shipment = Shipments.shipment(3);
    die("m-1", shipment);

    for (int i = 0; i < DeadLetters.MAX_REPLAYS; i++) {
      assertReplayed(letters.replay(ALL, log), 1);
      assertThat(broker.queued()).as("each round's copy has an id of its own").hasSize(1);
      store.fail(new IllegalStateException("down"));
      broker.deliverAll(this::work);
      store.recover();
    }
    assertThat(broker.dead()).hasSize(1);
  }

  @Test
  void bringsBackBothOfTwoMessagesThatWereSentUnderOneId() {
    Shipment first = Shipments.shipment(3);
    Shipment second = Shipments.shipment(3);
    die("m-1", first);
    clock.advance(FakeBroker.WINDOW);
    die("m-1", second);

    letters.replay(ALL, log);
    broker.deliverAll(this::work);

    assertThat(store.shipments()).containsOnlyKeys(first.id(), second.id());
  }

  @Test
  void givesACopyAnIdThatNoSenderCanSendBeforehand() {
    Shipment shipment = Shipments.shipment(3);
    die("m-1", shipment);
    DeadLetter letter = letters.find(1).orElseThrow();
    DeadLetter later = copyOf(letter, 2, letter.enqueuedAt());
    DeadLetter other = copyOf(letter, 1, letter.enqueuedAt().plusMillis(1));

    assertThat(List.of(letter.copyId(), later.copyId(), other.copyId())).doesNotHaveDuplicates();
    assertThat(letter.copyId()).isEqualTo(copyOf(letter, 1, letter.enqueuedAt()).copyId());
  }

  @Test
  void leavesAMessageThatCameBackTooOftenToAPerson() {
    dead("m-1", Shipments.message(Shipments.shipment(3)), DeadLetters.MAX_REPLAYS);

    assertThat(written(letters.replay(ALL, log)))
        .isEqualTo(
            "{\"ending\":\"done\",\"replayed\":[],"
                + "\"left\":[{\"sequenceNumber\":\"1\",\"reason\":\"replays_exhausted\"}]}");

    assertThat(broker.queued()).isEmpty();
    assertThat(broker.dead()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"not json | malformed", "{} | invalid", "{\"version\":3} | unknown_version"})
  void leavesAMessageThatThisReleaseCannotReadAndGoesOn(String text, String reason) {
    dead("m-1", text, 0);
    long good = die("m-2", Shipments.shipment(3));

    assertThat(written(letters.replay(ALL, log)))
        .isEqualTo(
            "{\"ending\":\"done\",\"replayed\":[\""
                + good
                + "\"],\"left\":[{\"sequenceNumber\":\"1\",\"reason\":\""
                + reason
                + "\"}]}");

    assertThat(broker.dead()).containsExactly(1L);
    assertThat(broker.receive()).as("given back").isPresent();
  }

  @Test
  void leavesAMessageThatIsNoText() {
    dead("m-1", null, 0);

    assertThat(written(letters.replay(ALL, log))).contains("\"reason\":\"malformed\"");
    assertThat(broker.queued()).isEmpty();
  }

  @Test
  void replaysNoMoreThanWanted() {
    IntStream.range(0, 5).forEach(i -> die("m-" + i, Shipments.shipment(3)));

    assertReplayed(letters.replay(new ReplayOrder(2, null), log), 2);

    assertThat(broker.queued()).hasSize(2);
    assertThat(broker.dead()).containsExactly(3L, 4L, 5L);
  }

  @Test
  void replaysTheChosenAndGivesTheOthersBack() {
    IntStream.range(0, 4).forEach(i -> die("m-" + i, Shipments.shipment(3)));

    Replay replay = letters.replay(new ReplayOrder(50, List.of("2", "4", "99")), log);

    assertReplayed(replay, 2);
    assertThat(broker.dead()).containsExactly(1L, 3L);
    assertThat(broker.receive().map(locked -> locked.letter().sequenceNumber())).contains(1L);
    assertThat(broker.receive().map(locked -> locked.letter().sequenceNumber())).contains(3L);
  }

  @Test
  void looksNoFurtherThanNeededForTheChosen() {
    IntStream.range(0, 4).forEach(i -> die("m-" + i, Shipments.shipment(3)));

    letters.replay(new ReplayOrder(50, List.of("2", "2")), log);

    assertThat(broker.calls().stream().filter("receive"::equals)).hasSize(2);
  }

  @Test
  void looksPastABoundedNumberOfDeadLettersThatStay() {
    IntStream.rangeClosed(0, DeadLetters.MAX_LEFT).forEach(i -> dead("m-" + i, "not json", 0));

    Replay replay = letters.replay(ALL, log);

    assertThat(replay.ending()).isEqualTo(Replay.Ending.TOO_MANY_LEFT);
    assertThat(broker.calls().stream().filter("receive"::equals)).hasSize(DeadLetters.MAX_LEFT);
    assertThat(broker.calls().stream().filter("release"::equals)).hasSize(DeadLetters.MAX_LEFT);
  }

  @Test
  void takesUpNoMoreWorkWhenItsTimeIsOver() {
    IntStream.range(0, 5).forEach(i -> die("m-" + i, Shipments.shipment(3)));
    DeadLetters slow = new DeadLetters(slow(Duration.ofSeconds(10)), ShipmentMessage::read, clock);

    Replay replay = slow.replay(ALL, log);

    assertThat(replay.ending()).isEqualTo(Replay.Ending.OUT_OF_TIME);
    assertReplayed(replay, 3);
    assertThat(broker.dead()).containsExactly(4L, 5L);
  }

  @Test
  void endsBeforeItsLocksDoEvenWhenEachCallOfTheLastDeadLetterTakesItsTime() {
    // Wait for it, send it, and the one other try of the client.
    Duration last =
        Duration.ofSeconds(3).plus(ServiceBusClients.TRY.multipliedBy(2)).plusSeconds(1);

    assertThat(DeadLetters.MAX_TIME.plus(last)).isLessThan(FakeBroker.LOCK);
  }

  @Test
  void comesToAnEndWhereLocksEndFasterThanTheyAreUsed() {
    dead("m-1", "not json", 0);
    dead("m-2", "not json", 0);
    DeadLetterQueue late =
        new ForwardingQueue(broker) {
          @Override
          public Optional<Locked> receive() {
            Optional<Locked> received = super.receive();
            clock.advance(FakeBroker.LOCK);
            return received;
          }
        };

    Replay replay = new DeadLetters(late, ShipmentMessage::read, new TestClock()).replay(ALL, log);

    assertThat(replay.ending()).isEqualTo(Replay.Ending.OUT_OF_TIME);
    assertThat(replay.settled()).isEqualTo(1);
    assertThat(broker.dead()).hasSize(2);
  }

  @Test
  void sharesTheDeadLettersBetweenTwoOperatorsAtOnce() {
    IntStream.range(0, 4).forEach(i -> die("m-" + i, Shipments.shipment(3)));
    List<Replay> other = new ArrayList<>();
    DeadLetterQueue interrupted =
        new ForwardingQueue(broker) {
          @Override
          public void send(Locked original, Copy copy) {
            if (other.isEmpty()) {
              other.add(letters.replay(new ReplayOrder(2, null), log));
            }
            super.send(original, copy);
          }
        };

    Replay first = new DeadLetters(interrupted, ShipmentMessage::read, clock).replay(ALL, log);

    assertThat(first.count() + other.get(0).count()).isEqualTo(4);
    assertThat(broker.queued()).hasSize(4);
    assertThat(broker.dead()).isEmpty();
  }

  @Test
  void putsOneCopyIntoTheQueueWhenALockEndsAndASecondOperatorTakesTheSameDeadLetter() {
    die("m-1", Shipments.shipment(3));
    DeadLetterQueue late =
        new ForwardingQueue(broker) {
          @Override
          public void send(Locked original, Copy copy) {
            clock.advance(FakeBroker.LOCK);
            assertReplayed(letters.replay(ALL, log), 1);
            super.send(original, copy);
          }
        };

    Replay replay = new DeadLetters(late, ShipmentMessage::read, clock).replay(ALL, log);

    assertThat(replay.ending()).isEqualTo(Replay.Ending.NOT_REMOVED);
    assertThat(broker.queued()).hasSize(1);
    assertThat(broker.dead()).isEmpty();
  }

  @Test
  void keepsSessionAndPropertiesAndCountsTheReplay() {
    broker.deadLetter(
        new FakeBroker.Message(
            "m-1",
            "north-1",
            Map.of("tenant", "t-1", "replays", 1),
            Shipments.message(Shipments.shipment(3))));

    letters.replay(ALL, log);

    assertThat(broker.queued())
        .singleElement()
        .satisfies(
            copy -> {
              assertThat(copy.session).isEqualTo("north-1");
              assertThat(copy.properties).isEqualTo(Map.of("tenant", "t-1", "replays", 2));
            });
  }

  @Test
  void replaysInTheOrderInWhichTheMessagesCame() {
    List<Shipment> shipments = IntStream.rangeClosed(1, 5).mapToObj(Shipments::shipment).toList();
    for (int i = 0; i < shipments.size(); i++) {
      die("m-" + i, shipments.get(i));
    }

    letters.replay(ALL, log);

    assertThat(broker.queued())
        .extracting(message -> message.text)
        .containsExactlyElementsOf(shipments.stream().map(Shipments::message).toList());
  }

  @Test
  void saysThatTheBrokerIsDownWhenItHasDoneNothing() {
    die("m-1", Shipments.shipment(3));
    broker.fail("receive", FakeBroker.Failure.BEFORE);

    assertThatExceptionOfType(QueueUnavailable.class).isThrownBy(() -> letters.replay(ALL, log));
  }

  @Test
  void saysWhatItHasDoneWhenTheBrokerGoesDownMeanwhile() {
    die("m-1", Shipments.shipment(3));
    die("m-2", Shipments.shipment(3));
    DeadLetterQueue dying =
        new ForwardingQueue(broker) {
          @Override
          public void complete(Locked locked) {
            super.complete(locked);
            broker.fail("receive", FakeBroker.Failure.BEFORE);
          }
        };

    Replay replay = new DeadLetters(dying, ShipmentMessage::read, clock).replay(ALL, log);

    assertThat(replay.ending()).isEqualTo(Replay.Ending.NOT_RECEIVED);
    assertReplayed(replay, 1);
  }

  @Test
  void triesNoFurtherToGiveBackWhenTheBrokerIsDown() {
    dead("m-1", "not json", 0);
    dead("m-2", "not json", 0);
    broker.fail("release", FakeBroker.Failure.BEFORE);

    letters.replay(ALL, log);

    assertThat(broker.calls().stream().filter("release"::equals)).hasSize(1);
    assertThat(context.lines().toString()).contains("dead-letters-not-released");
    clock.advance(FakeBroker.LOCK);
    assertThat(broker.receive()).isPresent();
  }

  @ParameterizedTest
  @EnumSource(FakeBroker.Failure.class)
  void losesNothingWhicheverCallFails(FakeBroker.Failure when) {
    for (String method : List.of("receive", "send", "complete", "release")) {
      Shipment shipment = Shipments.shipment(3);
      die("m-" + method, shipment);
      broker.fail(method, when);
      try {
        letters.replay(ALL, log);
      } catch (QueueUnavailable e) {
        assertThat(method).isEqualTo("receive");
      }
      broker.recover();
      clock.advance(FakeBroker.LOCK);

      letters.replay(ALL, log);
      broker.deliverAll(this::work);

      assertThat(store.shipments()).as(method).containsKey(shipment.id());
      assertThat(broker.dead()).as(method).isEmpty();
    }
  }

  @Test
  void locksAndRemovesNothingByLooking() {
    die("m-1", Shipments.shipment(3));
    die("m-2", Shipments.shipment(3));

    assertThat(letters.list(0, 50)).hasSize(2);
    assertThat(letters.find(2)).map(DeadLetter::messageId).contains("m-2");
    assertThat(letters.find(3)).isEmpty();

    assertThat(broker.calls()).containsOnly("peek");
    assertThat(broker.receive()).isPresent();
  }

  @Test
  void findsNoOtherDeadLetterThanTheOneAskedFor() {
    die("m-1", Shipments.shipment(3));

    assertThat(letters.find(0)).isEmpty();
  }

  @Test
  void logsIdsAndNothingOfTheMessages() {
    die("m-1", Shipments.shipment(3));
    dead("m-2", "marker-7d1f", 0);
    broker.fail("complete", FakeBroker.Failure.BEFORE);
    letters.replay(ALL, log);
    broker.recover();
    clock.advance(FakeBroker.LOCK);
    letters.replay(ALL, log);

    assertThat(context.lines().toString())
        .contains("dead-letter-not-removed", "dead-letter-replayed", "\"sequenceNumber\":\"1\"")
        .doesNotContain("marker-7d1f", "north-1", "o-4711");
  }

  /** A message that comes to the queue and dies, since its work fails each time. */
  private long die(String id, Shipment shipment) {
    broker.enqueue(id, Shipments.message(shipment));
    store.fail(new IllegalStateException("down"));
    broker.deliverAll(this::work);
    store.recover();
    return broker.dead().get(broker.dead().size() - 1);
  }

  private static DeadLetter copyOf(DeadLetter letter, long sequenceNumber, Instant enqueuedAt) {
    return new DeadLetter(
        sequenceNumber,
        letter.messageId(),
        letter.correlationId(),
        letter.reason(),
        letter.description(),
        enqueuedAt,
        letter.deliveries() + 1,
        letter.replays(),
        letter.text());
  }

  private void dead(String id, String text, int replays) {
    broker.deadLetter(
        new FakeBroker.Message(
            id, null, replays == 0 ? Map.of() : Map.of("replays", replays), text));
  }

  private void work(String text, DeliveryNote note) {
    worker.process(text, note, correlation -> new EventLog(context, correlation));
  }

  private DeadLetterQueue slow(Duration each) {
    return new ForwardingQueue(broker) {
      @Override
      public void send(Locked original, Copy copy) {
        clock.advance(each);
        super.send(original, copy);
      }
    };
  }

  private static void assertReplayed(Replay replay, int count) {
    assertThat(replay.count()).isEqualTo(count);
  }

  private static String written(Replay replay) {
    return Json.write(replay::write);
  }
}
