package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SecretCheckFunctionTest {
  private static final String MARKER = "Marker-4711";

  private final FakeContext context = new FakeContext("secret-check");
  private final TestClock clock = new TestClock();
  private final FakeSource source = new FakeSource("1", "first");
  private final RotatingSecret secret =
      new RotatingSecret(
          source, new SecretPolicy(Duration.ofMinutes(10), Duration.ofHours(1)), clock);
  private final SecretCheckFunction function = new SecretCheckFunction(() -> secret, clock);

  @Test
  void readsTheSecretBeforeACallerHasTo() {
    check();
    secret.current();

    assertThat(source.reads()).isEqualTo(1);
    assertThat(context.lines())
        .singleElement()
        .asString()
        .startsWith("INFO")
        .contains("secret-checked", "\"version\":\"1\"", "\"daysLeft\":\"unlimited\"")
        .doesNotContain("first");
  }

  @Test
  void readsTheSecretEvenWhenItIsFresh() {
    secret.current();
    clock.advance(Duration.ofSeconds(1));
    check();

    assertThat(source.reads()).isEqualTo(2);
  }

  @Test
  void reportsHowLongTheSecretHasToLive() {
    source.put("1", "first", clock.instant().plus(Duration.ofDays(90)));
    check();

    assertThat(context.lines())
        .singleElement()
        .asString()
        .startsWith("INFO")
        .contains("\"daysLeft\":\"90\"");
  }

  @Test
  void warnsOfASecretThatNobodyReplaces() {
    source.put("1", "first", clock.instant().plus(Duration.ofDays(29)));
    check();

    assertThat(context.lines())
        .singleElement()
        .asString()
        .startsWith("WARNING")
        .contains("secret-near-expiry", "\"daysLeft\":\"29\"");
  }

  @Test
  void warnsOfASecretThatHasExpired() {
    source.put("1", "first", clock.instant().minus(Duration.ofDays(2)));
    check();

    assertThat(context.lines()).singleElement().asString().contains("\"daysLeft\":\"-2\"");
  }

  @Test
  void failsWhenTheSecretCannotBeReadAndTellsHowOldTheHeldOneIs() {
    secret.current();
    clock.advance(Duration.ofMinutes(20));
    source.fail(
        new SecretUnavailable(
            SecretUnavailable.Reason.FORBIDDEN, new IllegalStateException(MARKER)));

    assertThatExceptionOfType(SecretUnavailable.class).isThrownBy(this::check).withNoCause();
    assertThat(context.lines().toString())
        .contains("secret-unavailable", "FORBIDDEN", "\"heldSeconds\":\"1200\"")
        .doesNotContain(MARKER);
  }

  private void check() {
    function.check("{}", context);
  }
}
