package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RangeTest {
  @Test
  void isReadAsItWasWritten() {
    Range largest = new Range(1_000_000_000, 1_000_000);

    assertThat(Range.read(largest.write())).isEqualTo(largest);
    assertThat((long) largest.from() + largest.count()).isLessThan(Integer.MAX_VALUE);
  }

  @Test
  void isTheSameRequestInEachFormat() {
    assertThat(new Range(1, 100).fingerprint())
        .isEqualTo(new Range(1, 100).fingerprint())
        .isNotEqualTo(new Range(11, 100).fingerprint())
        .isNotEqualTo(Fingerprint.of(new Range(1, 100).write()));
  }

  @Test
  void isReadAsTheFirstReleaseWroteIt() {
    assertThat(Range.read("{\"version\":1,\"from\":1,\"count\":100}")).isEqualTo(new Range(1, 100));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"version\":2,\"from\":1,\"count\":100}",
        "{\"from\":1,\"count\":100}",
        "{\"version\":1,\"from\":1,\"count\":100,\"more\":1}",
        "{\"version\":1,\"from\":1,\"count\":1000001}",
        "",
      })
  void isNotGuessedAtWhenAnotherReleaseWroteIt(String text) {
    assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> Range.read(text));
  }
}
