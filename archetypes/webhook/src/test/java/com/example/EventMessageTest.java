package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventMessageTest {
  private static final String KEY =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  private static final EventMessage MESSAGE =
      new EventMessage(
          new Event(KEY, "github", "issues", "opened", "octo-org/octo-repo"), "correlation-1");

  @Test
  void readsWhatItWrites() {
    EventMessage withoutAction =
        new EventMessage(new Event(KEY, "events", "invoice.paid", null, "i/1"), "correlation-1");

    assertThat(EventMessage.read(MESSAGE.write())).isEqualTo(MESSAGE);
    assertThat(EventMessage.read(withoutAction.write())).isEqualTo(withoutAction);
  }

  @Test
  void readsWhatTheFirstReleaseWrote() {
    // A queue may still hold it: this text never changes, whatever version is written later.
    String text =
        """
        {"version":1,"event":"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",\
        "source":"github","type":"issues","action":"opened","subject":"octo-org/octo-repo",\
        "correlation":"correlation-1"}\
        """;

    assertThat(EventMessage.read(text)).isEqualTo(MESSAGE);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 2, Integer.MAX_VALUE})
  void refusesToGuessAtAnotherVersion(int version) {
    String text = MESSAGE.write().replace("\"version\":1", "\"version\":" + version);

    assertThatExceptionOfType(MessageRefused.class)
        .isThrownBy(() -> EventMessage.read(text))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.UNKNOWN_VERSION));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"source\":\"gitlab\"",
        "\"source\":null",
        "\"source\":1",
        "\"source\":\"github\",\"price\":1",
        "\"source\":\"github\",\"type\":\"\""
      })
  void refusesAFieldThatBreaksARuleOrThatItDoesNotKnow(String replacement) {
    String text = MESSAGE.write().replace("\"source\":\"github\"", replacement);

    assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> EventMessage.read(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "{", "{}", "{\"a\":1,\"a\":1}", "{}{}", "not json"})
  void refusesWhatIsNoMessage(String text) {
    assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> EventMessage.read(text));
  }

  @Test
  void isSmallEnoughForTheQueueHoweverLongItsFieldsAre() {
    String text =
        new EventMessage(
                new Event(KEY, "github", "t".repeat(60), "a".repeat(60), "s".repeat(200)),
                "c".repeat(64))
            .write();

    assertThat(text.length()).isLessThan(EventMessage.MAX_BYTES);
    assertThat(EventMessage.read(text).write()).isEqualTo(text);
  }

  @Test
  void hasNoFieldThatWouldReplaceMetadataOfTheTrigger() {
    List<String> metadata =
        List.of(
            "queuetrigger",
            "id",
            "popreceipt",
            "dequeuecount",
            "expirationtime",
            "insertiontime",
            "nextvisibletime",
            "sys",
            "invocationid");
    String text = MESSAGE.write().toLowerCase(Locale.ROOT);

    assertThat(metadata).noneMatch(name -> text.contains("\"" + name + "\":"));
  }
}
