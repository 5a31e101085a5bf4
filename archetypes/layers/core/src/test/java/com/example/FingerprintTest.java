package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FingerprintTest {
  @Test
  void isTheSha256OfTheText() {
    assertThat(Fingerprint.of("abc"))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        .matches(Fingerprint.PATTERN);
  }

  @Test
  void isAnotherForAnotherText() {
    assertThat(Fingerprint.of("caf\u00e9")).isNotEqualTo(Fingerprint.of("cafe\u0301"));
  }
}
