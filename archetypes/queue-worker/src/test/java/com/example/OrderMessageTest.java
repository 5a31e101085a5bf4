package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderMessageTest {
  private static final String ID = "0123456789abcdef0123456789abcdef";

  @Test
  void readsWhatItWrites() {
    OrderMessage message = new OrderMessage(new Order(ID, "c-1", "tea", 3), "correlation-1");

    assertThat(OrderMessage.read(message.write())).isEqualTo(message);
  }

  @Test
  void readsWhatTheFirstReleaseWrote() {
    String text =
        """
        {"version":1,"orderId":"0123456789abcdef0123456789abcdef","customer":"c-1",\
        "sku":"tea","count":3}""";

    assertThat(OrderMessage.read(text))
        .isEqualTo(new OrderMessage(new Order(ID, "c-1", "tea", 3), ID));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 3, Integer.MAX_VALUE})
  void refusesToGuessAtAnotherVersion(int version) {
    String text = current().replace("\"version\":2", "\"version\":" + version);

    assertThatExceptionOfType(MessageRefused.class).isThrownBy(() -> OrderMessage.read(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"version\":2}",
        "{\"version\":\"2\"}",
        "{}",
        "{\"version\":1,\"orderId\":\"x\",\"customer\":\"c\",\"sku\":\"tea\",\"count\":1}"
      })
  void refusesAMessageThatLacksAFieldOrBreaksARule(String text) {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> OrderMessage.read(text))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(InvalidInput.Kind.INVALID));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"quantity\":0",
        "\"quantity\":1001",
        "\"quantity\":1.5",
        "\"quantity\":\"3\"",
        "\"quantity\":null",
        "\"quantity\":3,\"price\":1"
      })
  void refusesAFieldThatBreaksARuleOrThatItDoesNotKnow(String replacement) {
    String text = current().replace("\"quantity\":3", replacement);

    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> OrderMessage.read(text))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(InvalidInput.Kind.INVALID));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "{", "{\"a\":1,\"a\":1}", "{}{}", "not json"})
  void refusesWhatIsNotOneStrictObject(String text) {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> OrderMessage.read(text))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(InvalidInput.Kind.MALFORMED));
  }

  @Test
  void refusesAMessageThatIsLargerThanAnyOrder() {
    String text = "{\"version\":2,\"product\":\"" + "p".repeat(OrderMessage.MAX_BYTES) + "\"}";

    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> OrderMessage.read(text))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(InvalidInput.Kind.TOO_LARGE));
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
    String text = current().toLowerCase(Locale.ROOT);

    assertThat(metadata).noneMatch(name -> text.contains("\"" + name + "\":"));
  }

  private static String current() {
    return new OrderMessage(new Order(ID, "c-1", "tea", 3), "correlation-1").write();
  }
}
