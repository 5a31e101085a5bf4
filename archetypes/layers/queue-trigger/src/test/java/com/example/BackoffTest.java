package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackoffTest {
  @ParameterizedTest
  @CsvSource({"1,PT15S", "2,PT1M", "3,PT4M", "4,PT16M", "5,PT1H", "6,PT1H"})
  void growsFourfoldUpToAnHour(long tries, Duration rest) {
    assertThat(Backoff.after(tries, "00")).isEqualTo(rest);
  }

  @Test
  void spreadsMessagesOverAQuarterMore() {
    assertThat(Backoff.after(3, "ff")).isEqualTo(Duration.ofSeconds(240 + 59));
    assertThat(Backoff.after(3, "80")).isEqualTo(Duration.ofSeconds(240 + 30));
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, -1, 0, Long.MAX_VALUE})
  void staysWithinItsBoundsWhateverTheCount(long tries) {
    assertThat(Backoff.after(tries, "ff"))
        .isBetween(Duration.ofSeconds(15), Duration.ofMinutes(75));
  }
}
