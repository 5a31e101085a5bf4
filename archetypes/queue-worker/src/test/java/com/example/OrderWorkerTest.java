package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderWorkerTest {
  private static final String MARKER = "Marker-4711";
  private static final int MAX = 5;

  private final FakeOrderStore store = new FakeOrderStore();
  private final FakeMessageQueue queue = new FakeMessageQueue();
  private final FakeFailedMessageStore failures = new FakeFailedMessageStore();
  private final FakeContext context = new FakeContext("ProcessOrder");
  private final OrderWorker worker =
      new OrderWorker(
          new OrderService(store),
          new MessageConsumer(
              queue, (delivery, reason) -> failures.note(delivery.fingerprint(), reason), MAX));

  private final Order order = Orders.order(3);
  private final String message = Orders.message(order);

  @Test
  void processesAnOrder() {
    deliver(message, 1);

    assertThat(store.orders()).containsExactly(java.util.Map.entry(order.id(), order));
    assertThat(context.lines())
        .singleElement()
        .asString()
        .contains(
            "\"event\":\"order-processed\"",
            "\"correlation\":\"correlation-1\"",
            "\"message\":\"message-1\"",
            order.id());
  }

  @Test
  void doesNothingForASecondDelivery() {
    deliver(message, 1);

    assertThatCode(() -> deliver(message, 2)).doesNotThrowAnyException();
    assertThat(store.orders()).hasSize(1);
    assertThat(context.lines().get(1)).contains("\"event\":\"order-already-processed\"");
  }

  @Test
  void leavesTheMessageInTheQueueAndNothingInTheStoreWhenTheWorkFails() {
    store.fail(new IllegalStateException("down"));
    assertThatExceptionOfType(MessageFailed.class).isThrownBy(() -> deliver(message, 1));
    assertThat(store.orders()).isEmpty();

    store.recover();
    deliver(message, 2);

    assertThat(store.orders()).containsKey(order.id());
  }

  @ParameterizedTest
  @CsvSource({"1,15", "2,60", "3,240", "4,960"})
  void waitsLongerAfterEachFailure(int delivery, long seconds) {
    store.fail(new IllegalStateException("down"));

    assertThatExceptionOfType(MessageFailed.class).isThrownBy(() -> deliver(message, delivery));

    assertThat(queue.rests())
        .singleElement()
        .satisfies(
            rest ->
                assertThat(rest)
                    .isBetween(Duration.ofSeconds(seconds), Duration.ofSeconds(seconds * 5 / 4)));
    assertThat(failures.reasons()).isEmpty();
  }

  @Test
  void notesTheReasonOfTheLastFailureAndLeavesTheRestToTheHost() {
    store.fail(new IllegalStateException("down"));

    assertThatExceptionOfType(MessageFailed.class).isThrownBy(() -> deliver(message, MAX));

    assertThat(failures.reasons()).containsEntry(Fingerprint.of(message), "processing_failed");
    assertThat(queue.rests()).isEmpty();
  }

  @Test
  void leavesTheDelayToTheHostWhenItCannotSetIt() {
    store.fail(new IllegalStateException("down"));
    queue.fail(new IllegalStateException("down, too"));

    assertThatExceptionOfType(MessageFailed.class).isThrownBy(() -> deliver(message, 1));

    assertThat(context.lines().toString()).contains("message-not-delayed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "not json | malformed",
        "{} | invalid",
        "{\"version\":2,\"orderId\":\"x\"} | invalid",
        "{\"version\":3} | unknown_version"
      })
  void neverSwallowsABadMessageAndNotesWhatIsWrongWithIt(String text, String reason) {
    assertThatExceptionOfType(MessageFailed.class)
        .isThrownBy(() -> deliver(text, 1))
        .withMessage("The message was not processed: " + reason);

    assertThat(failures.reasons()).containsEntry(Fingerprint.of(text), reason);
    assertThat(store.orders()).isEmpty();
  }

  @Test
  void neverSwallowsAMessageThatIsTooLarge() {
    String text = "{\"version\":2,\"product\":\"" + "p".repeat(8000) + "\"}";

    assertThatExceptionOfType(MessageFailed.class).isThrownBy(() -> deliver(text, 1));

    assertThat(failures.reasons()).containsEntry(Fingerprint.of(text), "too_large");
  }

  @Test
  void neverTakesAnotherOrderWithAKnownIdForASecondDelivery() {
    deliver(message, 1);
    String other = Orders.message(new Order(order.id(), order.customer(), order.product(), 999));

    assertThatExceptionOfType(MessageFailed.class).isThrownBy(() -> deliver(other, 1));

    assertThat(failures.reasons()).containsEntry(Fingerprint.of(other), "conflict");
    assertThat(store.orders()).containsEntry(order.id(), order);
  }

  @Test
  void leavesTheMessageInTheQueueEvenWhenItsReasonCannotBeNoted() {
    failures.fail(new IllegalStateException("down"));

    assertThatExceptionOfType(MessageFailed.class)
        .isThrownBy(() -> deliver("not json", MAX))
        .withMessage("The message was not processed: malformed");

    assertThat(context.lines().toString()).contains("reason-not-noted");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Marker-4711", "{\"Marker-4711\":1}", "{\"version\":2,\"x\":\"Marker-4711\"}"})
  void tellsNothingOfABadMessageToLogOrHost(String text) {
    assertThatExceptionOfType(MessageFailed.class)
        .isThrownBy(() -> deliver(text, MAX))
        .withMessageNotContaining(MARKER)
        .withNoCause();

    assertThat(context.lines().toString()).doesNotContain(MARKER);
  }

  @Test
  void tellsNothingOfAFailureButItsClassesToLogOrHost() {
    store.fail(new IllegalStateException(MARKER, new IllegalArgumentException(MARKER)));

    assertThatExceptionOfType(MessageFailed.class)
        .isThrownBy(() -> deliver(message, 1))
        .withMessageNotContaining(MARKER)
        .withNoCause();

    assertThat(context.lines().toString())
        .contains("java.lang.IllegalStateException")
        .doesNotContain(MARKER)
        .doesNotContain(order.customer());
  }

  private void deliver(String text, long count) {
    worker.process(
        new Delivery(text, "message-1", "receipt", count),
        correlation -> new EventLog(context, correlation));
  }
}
