package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DispatchMessageTest {
  private static final List<String> METADATA =
      List.of(
          "id",
          "popreceipt",
          "dequeuecount",
          "insertiontime",
          "expirationtime",
          "nextvisibletime",
          "queuetrigger",
          "sys");

  private static final Reminder REMINDER =
      new Reminder(
          "2026-11-24T10:00:00Z_invoice-4711",
          Instant.parse("2026-11-24T10:00:00Z"),
          "c-1",
          "invoice-due");

  @Test
  void saysWhatIsDueUnderWhichIdAndWhetherItMayHaveBeenSentBefore() {
    assertThat(new DispatchMessage(REMINDER, 2, "run-00000001").write())
        .isEqualTo(
            "{\"version\":1,\"dispatch\":\"2026-11-24T10:00:00Z_invoice-4711\",\"attempt\":2,"
                + "\"due\":\"2026-11-24T10:00:00Z\",\"recipient\":\"c-1\","
                + "\"template\":\"invoice-due\",\"correlation\":\"run-00000001\"}");
  }

  @Test
  void hasNoFieldThatWouldReplaceTheTriggersMetadata() {
    List<String> names =
        Pattern.compile("\"([a-zA-Z]+)\":")
            .matcher(new DispatchMessage(REMINDER, 1, "run-00000001").write())
            .results()
            .map(match -> match.group(1).toLowerCase(Locale.ROOT))
            .toList();

    assertThat(names).hasSize(7).doesNotContainAnyElementsOf(METADATA);
  }

  @Test
  void fitsIntoAQueueHoweverLongItsValuesMayBe() {
    Reminder longest =
        new Reminder(
            "2026-11-24T10:00:00Z_" + "i".repeat(64),
            REMINDER.due(),
            "r".repeat(64),
            "t".repeat(64));

    assertThat(new DispatchMessage(longest, Integer.MAX_VALUE, "c".repeat(64)).write())
        .hasSizeLessThan(1024);
  }
}
