package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShipmentMessageTest {
  private static final Shipment SHIPMENT = new Shipment("0123456789abcdefgh", "north-1", "o-1", 3);

  @Test
  void readsWhatItWrites() {
    ShipmentMessage message = new ShipmentMessage(SHIPMENT, "correlation-1");

    assertThat(ShipmentMessage.read(message.write())).isEqualTo(message);
  }

  @Test
  void readsWhatTheFirstReleaseWrote() {
    String text =
        "{\"version\":1,\"id\":\"0123456789abcdefgh\",\"site\":\"north-1\","
            + "\"order\":\"o-1\",\"boxes\":3}";

    assertThat(ShipmentMessage.read(text))
        .isEqualTo(new ShipmentMessage(SHIPMENT, "0123456789abcdefgh"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 3, Integer.MAX_VALUE})
  void refusesToGuessAtAnotherVersion(int version) {
    String text = current().replace("\"version\":2", "\"version\":" + version);

    assertThatExceptionOfType(MessageRefused.class)
        .isThrownBy(() -> ShipmentMessage.read(text))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.UNKNOWN_VERSION));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"parcels\":0",
        "\"parcels\":501",
        "\"parcels\":1.5",
        "\"parcels\":\"3\"",
        "\"parcels\":null",
        "\"parcels\":3,\"price\":1",
        "\"parcels\":3,\"DeliveryCount\":1"
      })
  void refusesAFieldThatBreaksARuleOrThatItDoesNotKnow(String replacement) {
    assertRefused(current().replace("\"parcels\":3", replacement), InvalidInput.Kind.INVALID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "short",
        "0123456789ABCDEFGH",
        "0123456789abcdef/..",
        "0123456789abcdef\\n",
        "0123456789abcdef#?"
      })
  void refusesAnIdThatCouldBeAnotherKeyInTheTable(String id) {
    assertRefused(current().replace(SHIPMENT.id(), id), InvalidInput.Kind.INVALID);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"version\":2}", "{\"version\":\"2\"}", "{}", "{\"version\":1}"})
  void refusesAMessageThatLacksAField(String text) {
    assertRefused(text, InvalidInput.Kind.INVALID);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "{", "{\"a\":1,\"a\":1}", "{}{}", "not json"})
  void refusesWhatIsNotOneStrictObject(String text) {
    assertRefused(text, InvalidInput.Kind.MALFORMED);
  }

  @Test
  void refusesAMessageThatIsLargerThanAnyShipment() {
    assertRefused(
        "{\"version\":2,\"order\":\"" + "p".repeat(ShipmentMessage.MAX_BYTES) + "\"}",
        InvalidInput.Kind.TOO_LARGE);
  }

  @Test
  void hasNoFieldThatWouldReplaceMetadataOfTheTrigger() {
    List<String> metadata =
        List.of(
            "applicationproperties",
            "contenttype",
            "correlationid",
            "deadlettererrordescription",
            "deadletterreason",
            "deadlettersource",
            "deliverycount",
            "enqueuedsequencenumber",
            "enqueuedtimeutc",
            "expiresatutc",
            "label",
            "lockeduntil",
            "locktoken",
            "messageid",
            "partitionkey",
            "replyto",
            "replytosessionid",
            "scheduledenqueuetimeutc",
            "sequencenumber",
            "sessionid",
            "state",
            "subject",
            "timetolive",
            "to",
            "userproperties",
            "sys",
            "invocationid");
    String text = current().toLowerCase(Locale.ROOT);

    assertThat(metadata).noneMatch(name -> text.contains("\"" + name + "\":"));
  }

  private static String current() {
    return new ShipmentMessage(SHIPMENT, "correlation-1").write();
  }

  private static void assertRefused(String text, InvalidInput.Kind kind) {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> ShipmentMessage.read(text))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(kind));
  }
}
