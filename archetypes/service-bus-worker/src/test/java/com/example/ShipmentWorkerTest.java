package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShipmentWorkerTest {
  private static final String MARKER = "Marker-4711";

  private final TestClock clock = new TestClock();
  private final FakeBroker broker = new FakeBroker(clock);
  private final FakeShipmentStore store = new FakeShipmentStore();
  private final FakeContext context = new FakeContext("ProcessShipment");
  private final List<Duration> pauses = new ArrayList<>();
  private final ShipmentFunctions functions =
      new ShipmentFunctions(
          () -> new ShipmentWorker(new ShipmentService(store), pauses::add, clock));

  private final Shipment shipment = Shipments.shipment(3);
  private final String message = Shipments.message(shipment);

  @Test
  void processesAShipment() {
    broker.enqueue("m-1", message);
    clock.advance(Duration.ofSeconds(7));

    broker.deliverAll(this::run);

    assertThat(store.shipments()).containsOnly(Map.entry(shipment.id(), shipment));
    assertThat(broker.queued()).isEmpty();
    assertThat(context.lines())
        .singleElement()
        .asString()
        .contains(
            "\"event\":\"shipment-processed\"",
            "\"correlation\":\"correlation-1\"",
            "\"message\":\"m-1\"",
            "\"delivery\":\"1\"",
            "\"waited\":\"7\"",
            shipment.id());
  }

  @Test
  void doesNothingForASecondCopy() {
    broker.enqueue("m-1", message);
    broker.enqueue("m-2", message);

    broker.deliverAll(this::run);

    assertThat(store.shipments()).hasSize(1);
    assertThat(broker.dead()).isEmpty();
    assertThat(context.lines().get(1)).contains("\"event\":\"shipment-already-processed\"");
  }

  @Test
  void doesTheWorkOnceWhenTheInstanceDiesBeforeTheBrokerKnowsThatItIsDone() {
    broker.enqueue("m-1", message);
    broker.deliver(
        (text, note) -> {
          run(text, note);
          throw new IllegalStateException("The instance is gone");
        });

    broker.deliverAll(this::run);

    assertThat(store.shipments()).hasSize(1);
    assertThat(broker.queued()).isEmpty();
    assertThat(broker.dead()).isEmpty();
  }

  @Test
  void givesAMessageBackAndRecordsNothingWhenTheWorkFails() {
    broker.enqueue("m-1", message);
    store.fail(new IllegalStateException("down"));
    broker.deliver(this::run);
    assertThat(store.shipments()).isEmpty();
    assertThat(broker.queued()).hasSize(1);

    store.recover();
    broker.deliverAll(this::run);

    assertThat(store.shipments()).containsKey(shipment.id());
    assertThat(broker.dead()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "not json | malformed",
        "{} | invalid",
        "{\"version\":2,\"shipmentId\":\"x\"} | invalid",
        "{\"version\":3} | unknown_version"
      })
  void neverSwallowsABadMessageWhichTheBrokerThenMovesAside(String text, String reason) {
    broker.enqueue("m-1", text);

    broker.deliverAll(this::run);

    assertThat(broker.dead()).hasSize(1);
    assertThat(store.shipments()).isEmpty();
    assertThat(context.lines())
        .hasSize(FakeBroker.MAX_DELIVERIES)
        .allMatch(line -> line.contains("message-refused") && line.contains(reason));
    assertThat(pauses).as("no use in waiting").isEmpty();
  }

  @Test
  void tellsTheHostWhyAMessageWasNotProcessed() {
    assertThatExceptionOfType(MessageFailed.class)
        .isThrownBy(() -> deliver("{\"version\":3}", "1"))
        .withMessage("The message was not processed: unknown_version");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 64 * 1024})
  void neverSwallowsAMessageThatIsTooLarge(int more) {
    String text = "p".repeat(ShipmentMessage.MAX_BYTES + more);

    assertThatExceptionOfType(MessageFailed.class)
        .isThrownBy(() -> deliver(text, "1"))
        .withMessageEndingWith("too_large");
  }

  @Test
  void neverSwallowsAMessageWithoutText() {
    assertThatExceptionOfType(MessageFailed.class)
        .isThrownBy(() -> deliver(null, "1"))
        .withMessageEndingWith("malformed");
  }

  @Test
  void neverTakesAnotherShipmentWithAKnownIdForASecondCopy() {
    deliver(message, "1");
    String other = Shipments.message(new Shipment(shipment.id(), "south-1", "o-4711", 3));

    assertThatExceptionOfType(MessageFailed.class)
        .isThrownBy(() -> deliver(other, "1"))
        .withMessageEndingWith("conflict");

    assertThat(store.shipments()).containsEntry(shipment.id(), shipment);
  }

  @ParameterizedTest
  @CsvSource({"1,1", "2,2", "3,4", "5,16", "6,30", "10,30"})
  void waitsLongerBeforeItGivesAMessageBackThatMaySucceedLater(String delivery, long seconds) {
    store.fail(new IllegalStateException("down"));

    assertThatExceptionOfType(MessageFailed.class).isThrownBy(() -> deliver(message, delivery));

    assertThat(pauses)
        .singleElement()
        .satisfies(
            pause ->
                assertThat(pause)
                    .isBetween(
                        Duration.ofSeconds(seconds), Duration.ofSeconds(seconds * 5 / 4 + 1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "0", "-1", "abc", "99999999999999999999", "1e9", "2147483648", "\u0661"})
  void isNotMadeToWaitByACountThatTheHostDoesNotWrite(String count) {
    store.fail(new IllegalStateException("down"));

    assertThatExceptionOfType(MessageFailed.class).isThrownBy(() -> deliver(message, count));

    assertThat(pauses).singleElement().satisfies(pause -> assertThat(pause).hasSeconds(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a\r\nINFO {\"event\":\"forged\"}", "\u202egnol", "Marker-4711@x.example"})
  void namesAMessageByAFingerprintWhoseIdCannotStandInALog(String id) {
    functions.process(message, id, "1", "2026-06-01T11:59:00Z", context);

    assertThat(context.lines())
        .singleElement()
        .asString()
        .contains("\"message\":\"" + Fingerprint.of(id) + "\"")
        .doesNotContain("forged", "gnol", MARKER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yesterday", "\"2026-13-01T00:00:00Z\"", "0"})
  void worksWithoutATimeThatMakesSense(String time) {
    functions.process(message, "m-1", "1", time, context);

    assertThat(context.lines().toString()).contains("\"waited\":\"unknown\"");
  }

  @Test
  void readsTheTimeInTheQuotesInWhichTheWorkerHandsItOver() {
    functions.process(message, "m-1", "1", "\"2026-06-01T11:59:00Z\"", context);

    assertThat(context.lines().toString()).contains("\"waited\":\"60\"");
  }

  @Test
  void worksWithoutAnyMetadata() {
    assertThatCode(() -> functions.process(message, null, null, null, context))
        .doesNotThrowAnyException();
    assertThat(store.shipments()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Marker-4711", "{\"Marker-4711\":1}", "{\"version\":2,\"x\":\"Marker-4711\"}"})
  void tellsNothingOfABadMessageToLogOrHost(String text) {
    assertThatExceptionOfType(MessageFailed.class)
        .isThrownBy(() -> deliver(text, "1"))
        .withMessageNotContaining(MARKER)
        .withNoCause();

    assertThat(context.lines().toString()).doesNotContain(MARKER);
  }

  @Test
  void tellsNothingOfAFailureButItsClassesToLogOrHost() {
    store.fail(new IllegalStateException(MARKER, new IllegalArgumentException(MARKER)));

    assertThatExceptionOfType(MessageFailed.class)
        .isThrownBy(() -> deliver(message, "1"))
        .withMessageNotContaining(MARKER)
        .withNoCause();

    assertThat(context.lines().toString())
        .contains("java.lang.IllegalStateException")
        .doesNotContain(MARKER, shipment.warehouse(), shipment.order());
  }

  private void run(String text, DeliveryNote note) {
    functions.process(text, note.messageId(), note.deliveryCount(), note.enqueuedAt(), context);
  }

  private void deliver(String text, String count) {
    functions.process(text, "m-1", count, "2026-06-01T11:59:00Z", context);
  }
}
