package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReminderRowTest {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final Duration MAX_LATE = Duration.ofDays(7);

  @Test
  void readsAReminder() {
    assertThat(row("2026-11-24T10:00:00Z_invoice-4711", "c-1", "invoice-due"))
        .isEqualTo(new Reminder("2026-11-24T10:00:00Z_invoice-4711", NOW, "c-1", "invoice-due"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "invoice-4711",
        "2026-11-24T10:00:00Z",
        "2026-11-24T10:00:00Z_",
        "2026-11-24T10:00Z_a",
        "2026-11-24T10:00:00+01:00_a",
        "2026-11-24T10:00:00.5Z_a",
        "2026-02-30T10:00:00Z_a",
        "2026-11-24T25:00:00Z_a",
        "2026-11-24T10:00:00Z_a b",
        "2026-11-24T10:00:00Z_' or true or '",
        "2026-11-24T10:00:00Z_a\n",
        "2026-11-24T10:00:00Z_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
      })
  void refusesAKeyThatIsNoTimeAndId(String key) {
    assertRefused(AsideReason.MALFORMED_KEY, key, "c-1", "invoice-due");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "ada@example.org", "a\r\nb", "<script>", "\u00e9"})
  void refusesAPropertyThatIsOutOfBounds(String value) {
    assertRefused(AsideReason.INVALID, "2026-11-24T10:00:00Z_a", value, "invoice-due");
    assertRefused(AsideReason.INVALID, "2026-11-24T10:00:00Z_a", "c-1", value);
  }

  @Test
  void refusesAPropertyThatIsMissingOrTooLong() {
    assertRefused(AsideReason.INVALID, "2026-11-24T10:00:00Z_a", null, "invoice-due");
    assertRefused(AsideReason.INVALID, "2026-11-24T10:00:00Z_a", "c-1", "t".repeat(65));
  }

  @Test
  void refusesWhatWasDueTooLongAgo() {
    assertRefused(AsideReason.TOO_LATE, "2026-11-17T09:59:59Z_a", "c-1", "invoice-due");
    assertThat(row("2026-11-17T10:00:00Z_a", "c-1", "invoice-due")).isNotNull();
  }

  private static void assertRefused(
      AsideReason reason, String key, String recipient, String template) {
    assertThatExceptionOfType(ReminderRow.Refused.class)
        .isThrownBy(() -> row(key, recipient, template))
        .returns(reason, ReminderRow.Refused::reason)
        .withMessageContaining(reason.code());
  }

  private static Reminder row(String key, String recipient, String template) {
    return new ReminderRow(key, recipient, template, "1").reminder(NOW, MAX_LATE);
  }
}
