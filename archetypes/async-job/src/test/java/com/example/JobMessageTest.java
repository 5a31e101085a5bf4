package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobMessageTest {
  private static final String OWNER = Submitted.OWNER.name().toString();
  private static final String JOB = "0123456789abcdef0123456789abcdef";
  private static final JobMessage MESSAGE = new JobMessage(OWNER, JOB, "correlation-1");

  @Test
  void isReadAsItWasWritten() {
    assertThat(JobMessage.read(MESSAGE.write())).isEqualTo(MESSAGE);
  }

  @Test
  void isReadAsTheFirstReleaseWroteIt() {
    assertThat(JobMessage.read(text("\"version\":1"))).isEqualTo(MESSAGE);
  }

  @Test
  void isRefusedWhenALaterReleaseWroteIt() {
    assertThatExceptionOfType(MessageRefused.class)
        .isThrownBy(() -> JobMessage.read(text("\"version\":2")))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.UNKNOWN_VERSION));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no job",
        "{}",
        "{\"version\":\"1\"}",
        "{\"version\":1}",
        "{\"version\":1,\"owner\":\"../x\",\"job\":\"..\",\"correlation\":\"c\"}"
      })
  void isRefusedWhenItNamesNoJob(String text) {
    assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> JobMessage.read(text));
  }

  @Test
  void isRefusedWithAnyFieldMore() {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> JobMessage.read(text("\"DequeueCount\":9,\"version\":1")));
  }

  @Test
  void isRefusedWhenItIsLarge() {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> JobMessage.read(" ".repeat(JobMessage.MAX_BYTES) + MESSAGE.write()))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(InvalidInput.Kind.TOO_LARGE));
  }

  @Test
  void hasNoFieldThatTheHostWouldTakeForMetadata() {
    String text = MESSAGE.write().toLowerCase(java.util.Locale.ROOT);

    assertThat(
            List.of(
                "queuetrigger",
                "dequeuecount",
                "expirationtime",
                "id",
                "insertiontime",
                "nextvisibletime",
                "popreceipt"))
        .noneMatch(name -> text.contains("\"" + name + "\""));
  }

  private static String text(String version) {
    return "{"
        + version
        + ",\"owner\":\""
        + OWNER
        + "\",\"job\":\""
        + JOB
        + "\",\"correlation\":\"correlation-1\"}";
  }
}
