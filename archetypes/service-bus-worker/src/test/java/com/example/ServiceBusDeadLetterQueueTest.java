package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.qpid.proton.amqp.messaging.AmqpSequence;
import org.apache.qpid.proton.amqp.messaging.AmqpValue;
import org.apache.qpid.proton.amqp.messaging.Data;
import org.apache.qpid.proton.amqp.messaging.Section;
import org.apache.qpid.proton.message.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the adapter makes of messages, from the bytes of one to the bytes of the other. */
class ServiceBusDeadLetterQueueTest {
  private static final DeadLetterQueue.Copy COPY = new DeadLetterQueue.Copy("replay-1", 1);

  @Test
  void readsADeadLetterAsTheBrokerHandsItOver() {
    assertThat(letter(Wire.dead("{}", Map.of())))
        .isEqualTo(
            new DeadLetter(
                Wire.SEQUENCE_NUMBER,
                "m-1",
                "correlation-1",
                "MaxDeliveryCountExceeded",
                "Message could not be consumed.",
                Wire.ENQUEUED_AT,
                9,
                0,
                "{}"));
  }

  @Test
  void countsTheReplaysThatItWrote() {
    Message copy = copied(Wire.dead("{}", Map.of()), new DeadLetterQueue.Copy("replay-1", 2));

    assertThat(copy.getApplicationProperties().getValue()).containsEntry("replays", 2);
    assertThat(letter(Wire.dead("{}", Map.of("replays", 2))).replays()).isEqualTo(2);
  }

  static Stream<Object> countsThatItDidNotWrite() {
    return Stream.of(-1, 0, -100L, "0", 0.5, Integer.MAX_VALUE, true);
  }

  @ParameterizedTest
  @MethodSource("countsThatItDidNotWrite")
  void givesNobodyMoreReplaysForACountThatItDidNotWrite(Object count) {
    assertThat(letter(Wire.dead("{}", Map.of("replays", count))).replays())
        .isEqualTo(DeadLetters.MAX_REPLAYS);
  }

  static Stream<Section> bodiesThatAreNoBytes() {
    return Stream.of(
        new AmqpValue("text of a JMS client"),
        new AmqpValue(7),
        new AmqpSequence(List.of("a", "b")));
  }

  @ParameterizedTest
  @MethodSource("bodiesThatAreNoBytes")
  void readsADeadLetterWhoseBodyIsNoBytes(Section body) {
    assertThat(letter(Wire.dead(body, Map.of())).text()).isNull();
  }

  @Test
  void copiesAllThatTheSenderWroteAndNothingThatTheBrokerAdded() {
    String text = "{\"a\":\"\u00e4\u20ac\"}";
    Message copy = copied(Wire.dead(text, Map.of("tenant", "t-1", "replays", 1)), COPY);

    assertThat(copy.getMessageId()).isEqualTo("replay-1");
    assertThat(copy.getGroupId()).as("the session").isEqualTo("north-1");
    assertThat(copy.getCorrelationId()).isEqualTo("correlation-1");
    assertThat(copy.getSubject()).isEqualTo("ordered");
    assertThat(copy.getContentType()).isEqualTo("application/json");
    assertThat(copy.getReplyTo()).isEqualTo("answers");
    assertThat(copy.getTtl()).isEqualTo(1_209_600_000L);
    assertThat(((Data) copy.getBody()).getValue().getArray())
        .isEqualTo(text.getBytes(StandardCharsets.UTF_8));
    assertThat(copy.getApplicationProperties().getValue())
        .isEqualTo(Map.of("tenant", "t-1", "replays", 1, "replay-of", "m-1"));
    assertThat(String.valueOf(copy.getMessageAnnotations()))
        .doesNotContain("sequence-number", "enqueued-time", "locked-until", "deadletter");
  }

  @Test
  void keepsTheFirstIdThroughEveryReplay() {
    Message copy = copied(Wire.dead("{}", Map.of("replay-of", "m-0")), COPY);

    assertThat(copy.getApplicationProperties().getValue()).containsEntry("replay-of", "m-0");
  }

  @Test
  void copiesAMessageWithoutAnId() {
    Message message = Wire.dead("{}", Map.of());
    message.setMessageId(null);

    assertThat(copied(message, COPY).getApplicationProperties().getValue())
        .doesNotContainKey("replay-of");
  }

  @Test
  void givesACopyAnIdThatTheBrokerAcceptsHoweverLongTheFirstWas() {
    Message message = Wire.dead("{}", Map.of());
    message.setMessageId("m".repeat(128));

    assertThat(letter(message).copyId()).hasSizeLessThanOrEqualTo(128).doesNotContain("mm");
  }

  private static DeadLetter letter(Message message) {
    return ServiceBusDeadLetterQueue.letter(Wire.received(message));
  }

  private static Message copied(Message message, DeadLetterQueue.Copy copy) {
    return Wire.sent(ServiceBusDeadLetterQueue.copy(Wire.received(message), copy));
  }
}
