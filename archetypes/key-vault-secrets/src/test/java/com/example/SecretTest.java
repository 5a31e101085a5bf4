package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.Serializable;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {
  private static final String CANARY = "canary-1f6b0c";

  private final Secret secret = Secret.of(CANARY);

  @Test
  void givesItsValueOnlyWhereItIsRevealed() {
    assertThat(secret.reveal()).isEqualTo(CANARY);
    assertThat(
            Arrays.stream(Secret.class.getDeclaredMethods())
                .filter(method -> !method.isSynthetic())
                .map(Method::getName))
        .containsExactlyInAnyOrder("of", "reveal", "toString");
  }

  @Test
  void doesNotPrintItsValue() {
    assertThat("" + secret).isEqualTo("[secret]");
    assertThat(String.format(Locale.ROOT, "%s", Optional.of(secret))).doesNotContain(CANARY);
    assertThat(new SecretVersion("1", secret, Instant.EPOCH).toString()).doesNotContain(CANARY);
  }

  @Test
  void cannotBeProbedByComparing() {
    assertThat(secret).isNotEqualTo(Secret.of(CANARY)).isNotEqualTo(CANARY);
    assertThat(secret.hashCode()).isEqualTo(System.identityHashCode(secret));
  }

  @Test
  void cannotBeSerialised() {
    assertThat(secret).isNotInstanceOf(Serializable.class);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", CANARY + "\n", CANARY + "\r\nX-Admin: yes", CANARY + " ", "é"})
  void refusesWhatAHeaderDoesNotTakeWithoutQuotingIt(String value) {
    Throwable refused = catchThrowable(() -> Secret.of(value));

    assertThat(refused)
        .isInstanceOfSatisfying(
            SecretUnavailable.class,
            e -> assertThat(e.reason()).isEqualTo(SecretUnavailable.Reason.UNUSABLE))
        .hasNoCause();
    assertThat(refused.toString()).doesNotContain(CANARY);
  }

  @Test
  void refusesAValueBeyondTheLimit() {
    assertThat(Secret.of("x".repeat(4096)).reveal()).hasSize(4096);
    assertThatExceptionOfType(SecretUnavailable.class)
        .isThrownBy(() -> Secret.of("x".repeat(4097)));
  }
}
