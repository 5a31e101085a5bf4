package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What other tests rely on: the fake does what Service Bus is documented to do. */
class FakeBrokerTest {
  private final TestClock clock = new TestClock();
  private final FakeBroker broker = new FakeBroker(clock);

  @Test
  void dropsAMessageWhoseIdItTookWithinTheWindowEvenWhenTheFirstIsGone() {
    broker.enqueue("a", "first");
    broker.deliver((text, note) -> {});

    clock.advance(FakeBroker.WINDOW.minusMillis(1));
    broker.enqueue("a", "second");

    assertThat(broker.queued()).isEmpty();
  }

  @Test
  void takesAMessageWhoseIdItTookBeforeTheWindow() {
    broker.enqueue("a", "first");
    broker.deliver((text, note) -> {});

    clock.advance(FakeBroker.WINDOW);
    broker.enqueue("a", "second");

    assertThat(broker.queued()).hasSize(1);
  }

  @Test
  void movesAMessageAsideWhenItsDeliveriesHaveRunOutAndNotBefore() {
    broker.enqueue("a", "text");

    for (int i = 1; i < FakeBroker.MAX_DELIVERIES; i++) {
      broker.deliver(FakeBrokerTest::fail);
      assertThat(broker.dead()).isEmpty();
    }
    broker.deliver(FakeBrokerTest::fail);

    assertThat(broker.queued()).isEmpty();
    assertThat(broker.peek(0, 10))
        .singleElement()
        .satisfies(letter -> assertThat(letter.reason()).isEqualTo("MaxDeliveryCountExceeded"));
  }

  @Test
  void neverMovesADeadLetterAnywhereHoweverOftenItIsGivenBack() {
    dead("a");

    for (int i = 0; i < 20; i++) {
      broker.release(broker.receive().orElseThrow());
    }

    assertThat(broker.dead()).hasSize(1);
    assertThat(broker.peek(0, 1).get(0).deliveries()).isEqualTo(20);
  }

  @Test
  void handsALockedDeadLetterToNobodyElseUntilItsLockEnds() {
    dead("a");
    broker.receive();

    clock.advance(FakeBroker.LOCK.minusMillis(1));
    assertThat(broker.receive()).isEmpty();
    clock.advance(Duration.ofMillis(1));
    assertThat(broker.receive()).isPresent();
  }

  @Test
  void refusesToSettleWithALockThatEnded() {
    dead("a");
    DeadLetterQueue.Locked lost = broker.receive().orElseThrow();
    clock.advance(FakeBroker.LOCK);

    assertThatExceptionOfType(QueueUnavailable.class).isThrownBy(() -> broker.complete(lost));
    assertThatExceptionOfType(QueueUnavailable.class).isThrownBy(() -> broker.release(lost));
    broker.receive();
    assertThatExceptionOfType(QueueUnavailable.class).isThrownBy(() -> broker.complete(lost));
    assertThat(broker.dead()).hasSize(1);
  }

  @Test
  void showsWhatIsLockedAndLocksNothingByIt() {
    dead("a");
    broker.receive();

    assertThat(broker.peek(0, 10)).hasSize(1);

    dead("b");
    broker.peek(0, 10);
    assertThat(broker.receive()).isPresent();
  }

  private void dead(String id) {
    broker.deadLetter(new FakeBroker.Message(id, null, Map.of(), "text"));
  }

  private static void fail(String text, DeliveryNote note) {
    throw new IllegalStateException("down");
  }
}
