package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunLimitsTest {
  @ParameterizedTest
  @CsvSource({
    "0, PT90S, PT90S, PT30S",
    "1, PT0S, PT90S, PT30S",
    "1, PT-1S, PT90S, PT30S",
    "1, PT90S, PT90S, PT19S",
    "1, PT90S, PT59S, PT30S",
  })
  void refusesLimitsThatDoNotGoTogether(int items, Duration time, Duration lease, Duration margin) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RunLimits(items, time, lease, margin, Duration.ofDays(7)));
  }

  @Test
  void countsWhatComesAfterTheLastRowHasBegun() {
    assertThat(RunLimits.STANDARD.longest())
        .isGreaterThan(RunLimits.STANDARD.time().plus(RunLimits.REQUEST.multipliedBy(8)));
  }
}
