package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventFunctionsTest {
  private static final String MARKER = "Marker-4711";

  private final TestClock clock = new TestClock();
  private final FakeEventStore store = new FakeEventStore();
  private final FakeMessageQueue queue = new FakeMessageQueue();
  private final FakeInboxStore inboxStore = new FakeInboxStore();
  private final Inbox inbox = new Inbox(inboxStore, queue::send, clock);
  private final Map<String, Reason> notes = new HashMap<>();
  private final FakeContext context = new FakeContext("ProcessEvent");
  private final EventFunctions functions =
      new EventFunctions(
          () ->
              new EventWorker(
                  new EventService(store),
                  new MessageConsumer(
                      queue, (delivery, reason) -> notes.put(delivery.fingerprint(), reason), 5)),
          () -> inbox);

  private final Event event = Events.event("a");
  private final String message = Events.message(event);

  @Test
  void processesAnEvent() {
    process(message);

    assertThat(store.events()).containsEntry(event.key(), event);
    assertThat(context.lines())
        .singleElement()
        .asString()
        .contains(
            "\"event\":\"event-processed\"",
            "\"correlation\":\"correlation-1\"",
            "\"message\":\"message-1\"",
            event.key())
        .doesNotContain(event.subject());
  }

  @Test
  void doesNothingForASecondDelivery() {
    process(message);

    assertThatCode(() -> process(message)).doesNotThrowAnyException();

    assertThat(store.events()).hasSize(1);
    assertThat(context.lines().get(1)).contains("event-already-processed");
  }

  @Test
  void neverTakesAnotherEventWithAKnownKeyForASecondDelivery() {
    process(message);
    Event other = new Event(event.key(), "github", "push", null, event.subject());

    assertFails(Events.message(other), Reason.CONFLICT);

    assertThat(store.events()).containsEntry(event.key(), event);
  }

  @Test
  void leavesAnEventInTheQueueWhoseWorkFails() {
    store.fail(new IllegalStateException(MARKER));

    assertThatExceptionOfType(MessageFailed.class)
        .isThrownBy(() -> process(message))
        .withMessageNotContaining(MARKER)
        .withNoCause();

    assertThat(queue.rests()).hasSize(1);
    assertThat(context.lines().toString()).doesNotContain(MARKER);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Marker-4711 | MALFORMED",
        "{\"Marker-4711\":1} | INVALID",
        "{\"version\":2} | UNKNOWN_VERSION"
      })
  void neverSwallowsABadMessage(String text, Reason reason) {
    assertFails(text, reason);

    assertThat(store.events()).isEmpty();
    assertThat(context.lines().toString()).doesNotContain(MARKER);
  }

  @Test
  void sweepsTheInbox() {
    Arrival arrival = Events.arrival("b", "delivery-1");
    queue.fail(new IllegalStateException("down"));
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> inbox.take(arrival, "correlation-1", new EventLog(context, "c")));
    queue.fail(null);
    clock.advance(Inbox.GRACE.plusSeconds(1));

    functions.sweep("{}", context);

    assertThat(queue.sent()).containsExactly(Events.message(arrival.event()));
  }

  @Test
  void letsTheHostSeeThatASweepFailedAndNotWhy() {
    EventFunctions broken =
        new EventFunctions(
            () -> null,
            () -> {
              throw new IllegalStateException(MARKER);
            });

    assertThatExceptionOfType(SweepFailed.class)
        .isThrownBy(() -> broken.sweep("{}", context))
        .withMessageNotContaining(MARKER)
        .withNoCause();

    assertThat(context.lines().toString()).contains("sweep-failed").doesNotContain(MARKER);
  }

  private void assertFails(String text, Reason reason) {
    assertThatExceptionOfType(MessageFailed.class)
        .isThrownBy(() -> process(text))
        .withMessage("The message was not processed: " + reason.code());
    assertThat(notes).containsEntry(Fingerprint.of(text), reason);
  }

  private void process(String text) {
    functions.process(text, "message-1", "receipt", 1, context);
  }
}
