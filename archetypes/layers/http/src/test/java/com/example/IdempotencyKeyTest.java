package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {
  @ParameterizedTest
  @ValueSource(strings = {"checkout-4711_AZ", "0000000000000000"})
  void isWhatTheCallerSent(String key) {
    assertThat(IdempotencyKey.of(call(key))).contains(key);
    assertThat(IdempotencyKey.require(call(key))).isEqualTo(key);
  }

  @Test
  void isTakenUpToItsLongest() {
    assertThat(IdempotencyKey.require(call("k".repeat(64)))).hasSize(64);
    assertRefused(() -> IdempotencyKey.require(call("k".repeat(65))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "too-short-000000x y",
        "fifteen-charact",
        "checkout-4711-0001\r\nX-Other: 1",
        "checkout-4711-0001, checkout-4711-0002",
        "checkout-4711-000\u00e9",
        "../../checkout-4711",
        "x' or '1' eq '1 or more"
      })
  void isRefusedInAnyOtherForm(String key) {
    assertRefused(() -> IdempotencyKey.of(call(key)));
    assertRefused(() -> IdempotencyKey.require(call(key)));
  }

  @Test
  void mayBeAbsentUnlessItIsRequired() {
    Call without = new Call(FakeRequest.post("/api/x"), new FakeContext("x"));

    assertThat(IdempotencyKey.of(without)).isEmpty();
    assertRefused(() -> IdempotencyKey.require(without));
  }

  private static void assertRefused(Runnable use) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(use::run)
        .satisfies(refusal -> assertThat(refusal.reply("c").status()).isEqualTo(400));
  }

  private static Call call(String key) {
    return new Call(
        FakeRequest.post("/api/x").header("Idempotency-Key", key), new FakeContext("x"));
  }
}
