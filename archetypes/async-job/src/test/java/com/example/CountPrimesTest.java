package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountPrimesTest {
  @ParameterizedTest
  @CsvSource({
    "1,1,0,null",
    "1,2,1,2",
    "2,1,1,2",
    "1,100,25,97",
    "8,3,0,null",
    "24,2,0,null",
    "1,10000,1229,9973",
    "1000000000,10,2,1000000009"
  })
  void countsThePrimesOfARange(int from, int count, int primes, String largest) {
    assertThat(new CountPrimes().on(new Range(from, count), () -> {}))
        .isEqualTo(
            "{\"from\":%d,\"count\":%d,\"primes\":%d,\"largest\":%s}"
                .formatted(from, count, primes, largest));
  }

  @Test
  void passesACheckpointEveryThousandNumbers() {
    AtomicInteger passed = new AtomicInteger();

    new CountPrimes().on(new Range(1, 10_000), passed::incrementAndGet);

    assertThat(passed).hasValue(10);
  }

  @Test
  void leavesWhenACheckpointSaysSo() {
    assertThatExceptionOfType(JobStopped.class)
        .isThrownBy(
            () ->
                new CountPrimes()
                    .on(
                        Submitted.RANGE,
                        () -> {
                          throw new JobStopped(false);
                        }));
  }
}
