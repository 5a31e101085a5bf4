package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MessageConsumerTest {
  private static final String MARKER = "Marker-4711";
  private static final int MAX = 5;
  private static final BiConsumer<Text, EventLog> DONE = (message, log) -> log.info("done");

  private final FakeMessageQueue queue = new FakeMessageQueue();
  private final Map<String, Reason> notes = new HashMap<>();
  private final FakeContext context = new FakeContext("Consume");
  private final MessageConsumer consumer =
      new MessageConsumer(
          queue, (delivery, reason) -> notes.put(delivery.fingerprint(), reason), MAX);

  record Text(String text) implements MessageConsumer.Correlated {
    @Override
    public String correlation() {
      return "correlation-1";
    }
  }

  @Test
  void logsTheWorkUnderTheCorrelationIdOfTheMessage() {
    assertThatCode(() -> deliver(1, DONE)).doesNotThrowAnyException();

    assertThat(context.lines())
        .singleElement()
        .asString()
        .contains("\"event\":\"done\"", "\"correlation\":\"correlation-1\"");
    assertThat(notes).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1,15", "2,60", "3,240", "4,960"})
  void waitsLongerAfterEachFailure(int count, long seconds) {
    assertThatExceptionOfType(MessageFailed.class).isThrownBy(() -> deliver(count, failing()));

    assertThat(queue.rests())
        .singleElement()
        .satisfies(
            rest ->
                assertThat(rest)
                    .isBetween(Duration.ofSeconds(seconds), Duration.ofSeconds(seconds * 5 / 4)));
    assertThat(notes).isEmpty();
  }

  @Test
  void notesTheReasonOfTheLastFailure() {
    assertThatExceptionOfType(MessageFailed.class).isThrownBy(() -> deliver(MAX, failing()));

    assertThat(notes).containsEntry(Fingerprint.of(MARKER), Reason.PROCESSING_FAILED);
    assertThat(queue.rests()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Reason.class)
  void notesWhyAMessageWillNeverDo(Reason reason) {
    assertThatExceptionOfType(MessageFailed.class)
        .isThrownBy(
            () ->
                deliver(
                    1,
                    (message, log) -> {
                      throw new MessageRefused(reason);
                    }))
        .withMessage("The message was not processed: " + reason.code());

    assertThat(notes).containsEntry(Fingerprint.of(MARKER), reason);
    assertThat(queue.rests()).isEmpty();
  }

  @Test
  void swallowsNoMessageThatCannotBeRead() {
    assertThatExceptionOfType(MessageFailed.class)
        .isThrownBy(
            () ->
                consumer.process(
                    delivery(1),
                    correlation -> new EventLog(context, correlation),
                    text -> {
                      throw new InvalidInput(InvalidInput.Kind.MALFORMED, List.of());
                    },
                    DONE));

    assertThat(notes).containsEntry(Fingerprint.of(MARKER), Reason.MALFORMED);
  }

  @Test
  void leavesTheMessageInTheQueueWhenStorageTakesNeitherRestNorNote() {
    queue.fail(new IllegalStateException(MARKER));
    MessageConsumer noteless =
        new MessageConsumer(
            queue,
            (delivery, reason) -> {
              throw new IllegalStateException(MARKER);
            },
            MAX);

    for (int count : new int[] {1, MAX}) {
      assertThatExceptionOfType(MessageFailed.class)
          .isThrownBy(
              () ->
                  noteless.process(
                      delivery(count),
                      correlation -> new EventLog(context, correlation),
                      Text::new,
                      failing()));
    }

    assertThat(context.lines().toString())
        .contains("message-not-delayed", "reason-not-noted")
        .doesNotContain(MARKER);
  }

  @Test
  void tellsNothingOfAFailureButItsClassesToLogOrHost() {
    assertThatExceptionOfType(MessageFailed.class)
        .isThrownBy(() -> deliver(1, failing()))
        .withMessageNotContaining(MARKER)
        .withNoCause();

    assertThat(context.lines().toString())
        .contains("java.lang.IllegalStateException")
        .doesNotContain(MARKER);
  }

  private void deliver(long count, BiConsumer<Text, EventLog> work) {
    consumer.process(
        delivery(count), correlation -> new EventLog(context, correlation), Text::new, work);
  }

  private static Delivery delivery(long count) {
    return new Delivery(MARKER, "message-1", "receipt", count);
  }

  private static BiConsumer<Text, EventLog> failing() {
    return (message, log) -> {
      throw new IllegalStateException(message.text());
    };
  }
}
