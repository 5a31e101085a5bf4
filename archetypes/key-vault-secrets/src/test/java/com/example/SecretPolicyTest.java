package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretPolicyTest {
  @Test
  void takesTheBoundsFromTheSettings() {
    assertThat(policy("PT10M", "PT6H"))
        .isEqualTo(new SecretPolicy(Duration.ofMinutes(10), Duration.ofHours(6)));
  }

  @ParameterizedTest
  @CsvSource({
    "PT59S, PT1H, SECRET_MAX_AGE",
    "PT0S, PT1H, SECRET_MAX_AGE",
    "-PT5M, PT1H, SECRET_MAX_AGE",
    "PT25H, P2D, SECRET_MAX_AGE",
    "10 minutes, PT1H, SECRET_MAX_AGE",
    "'', PT1H, SECRET_MAX_AGE",
    "PT10M, PT9M, SECRET_MAX_STALE",
    "PT10M, P8D, SECRET_MAX_STALE",
    "PT10M, forever, SECRET_MAX_STALE",
  })
  void refusesBoundsThatAreNone(String age, String stale, String named) {
    assertThatIllegalStateException()
        .isThrownBy(() -> policy(age, stale))
        .withMessageContaining(named);
  }

  private static SecretPolicy policy(String age, String stale) {
    return SecretPolicy.from(Map.of("SECRET_MAX_AGE", age, "SECRET_MAX_STALE", stale)::get);
  }
}
