package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InboxTest {
  private final TestClock clock = new TestClock();
  private final FakeInboxStore store = new FakeInboxStore();
  private final FakeMessageQueue queue = new FakeMessageQueue();
  private final FakeContext context = new FakeContext("inbox");
  private final Inbox inbox = new Inbox(store, queue::send, clock);

  private final Arrival arrival = Events.arrival("a", "delivery-1");
  private final String message = Events.message(arrival.event());

  @Test
  void putsAnEventIntoTheQueueAndRemembersIt() {
    assertThat(take(arrival)).isEqualTo(Inbox.Taken.QUEUED);

    assertThat(queue.sent()).containsExactly(message);
    assertThat(store.entries())
        .containsExactly(
            new InboxEntry(
                arrival.event().key(), arrival.digest(), "delivery-1", clock.instant(), null));
  }

  @Test
  void putsAnEventThatComesAgainIntoTheQueueOnce() {
    take(arrival);

    assertThat(take(arrival)).isEqualTo(Inbox.Taken.REPEATED);

    assertThat(queue.sent()).hasSize(1);
    assertThat(context.lines().get(1)).startsWith("INFO").contains("event-repeated");
  }

  @Test
  void warnsOfAnEventThatComesAgainUnderAnotherId() {
    take(arrival);

    assertThat(take(Events.arrival("a", "delivery-2"))).isEqualTo(Inbox.Taken.REPEATED);

    assertThat(queue.sent()).hasSize(1);
    assertThat(context.lines().get(1)).startsWith("WARNING").contains("event-replayed");
  }

  @Test
  void refusesOtherContentsUnderAKnownName() {
    take(arrival);

    assertThat(take(new Arrival(arrival.event(), "delivery-1", Fingerprint.of("other"))))
        .isEqualTo(Inbox.Taken.CONFLICT);

    assertThat(queue.sent()).hasSize(1);
  }

  @Test
  void writesAnEventDownBeforeTheQueueHasIt() {
    queue.fail(new IllegalStateException("down"));

    assertThatIllegalStateException().isThrownBy(() -> take(arrival));

    assertThat(store.entries())
        .singleElement()
        .satisfies(entry -> assertThat(entry.message()).isEqualTo(message));
  }

  @Test
  void queuesNothingThatItCannotWriteDown() {
    store.failToAdd(new IllegalStateException("down"));

    assertThatIllegalStateException().isThrownBy(() -> take(arrival));

    assertThat(queue.sent()).isEmpty();
  }

  @Test
  void queuesAnEventThatBrokeOffWhenItComesAgain() {
    queue.fail(new IllegalStateException("down"));
    assertThatIllegalStateException().isThrownBy(() -> take(arrival));
    queue.fail(null);

    assertThat(take(arrival)).isEqualTo(Inbox.Taken.QUEUED);
    assertThat(take(arrival)).isEqualTo(Inbox.Taken.REPEATED);

    assertThat(queue.sent()).containsExactly(message);
  }

  @Test
  void queuesWhatWasWrittenDownAndNotWhatAReplayMakesOfIt() {
    queue.fail(new IllegalStateException("down"));
    assertThatIllegalStateException().isThrownBy(() -> take(arrival));
    queue.fail(null);
    Event event = arrival.event();
    Event twisted =
        new Event(event.key(), event.source(), "release", event.action(), event.subject());

    take(new Arrival(twisted, "delivery-2", arrival.digest()));

    assertThat(queue.sent()).containsExactly(message);
  }

  @Test
  void acceptsAnEventThatTheQueueHasAndTheInboxCouldNotClose() {
    store.failToClose(new IllegalStateException("down"));

    assertThat(take(arrival)).isEqualTo(Inbox.Taken.QUEUED);

    assertThat(queue.sent()).containsExactly(message);
    assertThat(context.lines().toString()).contains("event-not-closed");
  }

  @Test
  void sweepsWhatBrokeOffIntoTheQueue() {
    queue.fail(new IllegalStateException("down"));
    assertThatIllegalStateException().isThrownBy(() -> take(arrival));
    queue.fail(null);

    clock.advance(Inbox.GRACE.plusSeconds(1));
    sweep();
    sweep();

    assertThat(queue.sent()).containsExactly(message);
    assertThat(take(arrival)).isEqualTo(Inbox.Taken.REPEATED);
    assertThat(context.lines().toString()).contains("event-swept");
  }

  @Test
  void doesNotSweepACallThatMayStillBeAtWork() {
    queue.fail(new IllegalStateException("down"));
    assertThatIllegalStateException().isThrownBy(() -> take(arrival));
    queue.fail(null);

    clock.advance(Inbox.GRACE);
    sweep();

    assertThat(queue.sent()).isEmpty();
  }

  @Test
  void keepsWhatASweepCannotQueue() {
    queue.fail(new IllegalStateException("down"));
    assertThatIllegalStateException().isThrownBy(() -> take(arrival));
    clock.advance(Inbox.MEMORY.plusDays(1));

    assertThatIllegalStateException().isThrownBy(this::sweep);

    assertThat(store.entries()).singleElement().matches(InboxEntry::open);
  }

  @Test
  void sendsABoundedNumberInOneSweep() {
    queue.fail(new IllegalStateException("down"));
    for (int i = 0; i <= Inbox.MAX_SENT; i++) {
      Arrival next = Events.arrival("event " + i, "delivery-1");
      assertThatIllegalStateException().isThrownBy(() -> take(next));
    }
    queue.fail(null);
    clock.advance(Inbox.GRACE.plusSeconds(1));

    sweep();
    assertThat(queue.sent()).hasSize(Inbox.MAX_SENT);

    sweep();
    assertThat(queue.sent()).hasSize(Inbox.MAX_SENT + 1);
  }

  @Test
  void remembersAnEventForAsLongAsItCouldBeReplayed() {
    take(arrival);
    clock.advance(Inbox.MEMORY);
    sweep();
    assertThat(take(arrival)).isEqualTo(Inbox.Taken.REPEATED);

    clock.advance(Duration.ofSeconds(1));
    sweep();

    assertThat(store.entries()).isEmpty();
  }

  @Test
  void forgetsInEverySliceWithinADay() {
    for (int i = 0; i < 24 * 12; i++) {
      sweep();
      clock.advance(Duration.ofMinutes(5));
    }

    Set<Integer> slices = new HashSet<>(store.slices());
    assertThat(slices).hasSize(InboxStore.SLICES).contains(0, InboxStore.SLICES - 1);
  }

  @Test
  void logsIdsAndNothingElseOfAnEvent() {
    take(arrival);
    take(Events.arrival("a", "delivery-2"));

    assertThat(List.copyOf(context.lines()))
        .allSatisfy(
            line ->
                assertThat(line)
                    .contains("\"key\":\"" + arrival.event().key() + "\"", "\"type\":\"issues\"")
                    .doesNotContain(arrival.event().subject()));
  }

  private Inbox.Taken take(Arrival taken) {
    return inbox.take(taken, "correlation-1", new EventLog(context, "correlation-1"));
  }

  private void sweep() {
    inbox.sweep(new EventLog(context, "correlation-1"));
  }
}
