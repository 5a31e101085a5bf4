package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimerEventTest {
  @Test
  void tellsWhetherTheScheduleWasMissed() {
    assertThat(
            TimerEvent.read(
                    "{\"Schedule\":{\"AdjustForDST\":true},\"ScheduleStatus\":{\"Last\":"
                        + "\"2026-11-24T10:00:00+00:00\"},\"IsPastDue\":true}")
                .pastDue())
        .isTrue();
    assertThat(TimerEvent.read("{\"isPastDue\":false}").pastDue()).isFalse();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "{}", "[]", "{\"IsPastDue\":\"yes\"}", "{\"IsPastDue\":"})
  void takesAnythingOfARunThatWasStartedByHand(String text) {
    assertThat(TimerEvent.read(text).pastDue()).isNull();
  }

  @Test
  void takesATextOfAnySize() {
    assertThat(TimerEvent.read("x".repeat(1_000_000)).pastDue()).isNull();
  }
}
