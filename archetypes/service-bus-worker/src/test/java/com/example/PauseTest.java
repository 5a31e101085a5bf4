package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PauseTest {
  @Test
  void bringsAMessageThroughAnOutageOfAFewMinutesWithTheDeliveriesOfTheQueue() {
    Duration all = Duration.ZERO;
    for (int delivery = 1; delivery < 10; delivery++) {
      all = all.plus(Pause.after(delivery, "00"));
    }

    assertThat(all).isGreaterThan(Duration.ofMinutes(2));
  }

  @Test
  void isNeverLongHoweverManyDeliveriesThereWere() {
    assertThat(Pause.after(Integer.MAX_VALUE, "ff")).isLessThan(Duration.ofSeconds(38));
  }

  @Test
  void differsFromMessageToMessage() {
    assertThat(Pause.after(3, "00")).isLessThan(Pause.after(3, "80"));
  }

  @Test
  void endsAtOnceWhenTheHostStopsTheWorkerAndKeepsTheThreadsFlag() {
    Thread.currentThread().interrupt();

    Pause.SLEEP.rest(Duration.ofMinutes(10));

    assertThat(Thread.interrupted()).isTrue();
  }
}
