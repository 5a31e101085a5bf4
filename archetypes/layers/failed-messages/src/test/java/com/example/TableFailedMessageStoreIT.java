package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableFailedMessageStoreIT {
  /** The most that a queue takes when messages are Base64, and the most when they are not. */
  private static final int LARGEST_BASE64 = 48 * 1024;

  private static final int LARGEST_PLAIN = 64 * 1024;
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

  private final TableFailedMessageStore store = new TableFailedMessageStore(EmulatedTables.table());

  @Test
  void keepsAMessageWithTheReasonNotedBefore() {
    store.note("a", Reason.CONFLICT);
    store.keep("a", "text", NOW);

    assertThat(store.find("a")).contains(new FailedMessage("a", "conflict", NOW, "text"));
  }

  @Test
  void keepsAMessageWhoseReasonNobodyNoted() {
    store.keep("a", "text", NOW);

    assertThat(store.find("a")).contains(new FailedMessage("a", "unknown", NOW, "text"));
  }

  @Test
  void keepsAMessageOnceHoweverOftenItIsDelivered() {
    store.note("a", Reason.INVALID);
    store.keep("a", "text", NOW);
    store.keep("a", "text", NOW.plusSeconds(30));

    assertThat(store.list(10))
        .containsExactly(new FailedMessage.Summary("a", "invalid", NOW.plusSeconds(30)));
  }

  @Test
  void keepsTheLargestMessagesThatAQueueTakes() {
    String base64 = "\u00e9".repeat(LARGEST_BASE64 / 2);
    String plain = "a".repeat(LARGEST_PLAIN);

    store.keep("a", base64, NOW);
    store.keep("b", plain, NOW);

    assertThat(store.find("a")).map(FailedMessage::text).contains(base64);
    assertThat(store.find("b")).map(FailedMessage::text).contains(plain);
  }

  @Test
  void keepsAnEmptyMessage() {
    store.keep("a", "", NOW);

    assertThat(store.find("a")).map(FailedMessage::text).contains("");
  }

  @Test
  void doesNotTakeANoteForAMessage() {
    store.note("a", Reason.PROCESSING_FAILED);

    assertThat(store.list(10)).isEmpty();
    assertThat(store.find("a")).isEmpty();
    assertThat(store.release("a", text -> {})).isFalse();
  }

  @Test
  void listsNoMoreThanAsked() {
    for (String id : List.of("a", "b", "c")) {
      store.keep(id, "text", NOW);
    }

    assertThat(store.list(2)).hasSize(2);
  }

  @Test
  void forgetsAMessageThatWasHandedOver() {
    store.keep("a", "text", NOW);
    List<String> handedOver = new ArrayList<>();

    assertThat(store.release("a", handedOver::add)).isTrue();

    assertThat(handedOver).containsExactly("text");
    assertThat(store.find("a")).isEmpty();
    assertThat(store.release("a", handedOver::add)).isFalse();
  }

  @Test
  void keepsAMessageThatNobodyTook() {
    store.keep("a", "text", NOW);

    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                store.release(
                    "a",
                    text -> {
                      throw new IllegalStateException("down");
                    }));

    assertThat(store.find("a")).isPresent();
  }

  @Test
  void keepsAMessageThatFailedAgainWhileItWasHandedOver() {
    store.keep("a", "text", NOW);

    store.release("a", text -> store.keep("a", "text", NOW.plusSeconds(1)));

    assertThat(store.find("a")).map(FailedMessage::keptAt).contains(NOW.plusSeconds(1));
  }
}
