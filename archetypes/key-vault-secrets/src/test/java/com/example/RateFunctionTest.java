package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateFunctionTest {
  private static final String MARKER = "Marker-4711";

  private final FakeContext context = new FakeContext("rate");
  private final FakeSource source = new FakeSource("1", "first");
  private Partner partner = (currency, secret) -> Optional.of(rate(currency));

  @Test
  void answersWithTheRate() {
    HttpResponseMessage response = get("USD");

    assertThat(response.getStatusCode()).isEqualTo(200);
    assertThat(response.getBody()).isEqualTo("{\"currency\":\"USD\",\"rate\":1.0842}");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "usd", "US", "USDX", "../", "U?D", "%2e", "US\n"})
  void asksThePartnerForNothingButACurrency(String currency) {
    partner =
        (asked, secret) -> {
          throw new AssertionError("The partner was asked");
        };

    assertThat(get(currency).getStatusCode()).isEqualTo(422);
    assertThat(source.reads()).isZero();
  }

  @Test
  void answersThatThereIsNoSuchRate() {
    partner = (currency, secret) -> Optional.empty();

    assertThat(get("XTS").getStatusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({"REFUSED, 502", "UNEXPECTED, 502", "UNAVAILABLE, 503"})
  void answersAFailureOfThePartnerWithAProblem(PartnerFailure.Reason reason, int status) {
    partner =
        (currency, secret) -> {
          throw new PartnerFailure(reason, new IllegalStateException(MARKER));
        };

    HttpResponseMessage response = get("USD");

    assertThat(response.getStatusCode()).isEqualTo(status);
    assertThat(response.getHeader("Content-Type")).isEqualTo("application/problem+json");
    assertThat(context.lines().toString()).contains("partner-failed", reason.name());
    assertNothingLeaks(response);
  }

  @Test
  void asksToComeBackLaterWhileThereIsNoSecret() {
    source.fail(
        new SecretUnavailable(
            SecretUnavailable.Reason.UNREACHABLE, new IllegalStateException(MARKER)));

    HttpResponseMessage response = get("USD");

    assertThat(response.getStatusCode()).isEqualTo(503);
    assertThat(response.getHeader("Retry-After")).isEqualTo("30");
    assertThat(context.lines().toString()).contains("secret-unavailable", "UNREACHABLE");
    assertNothingLeaks(response);
  }

  @Test
  void leaksNothingOfAFailureThatNobodyForesaw() {
    source.fail(new IllegalStateException(MARKER, new IllegalArgumentException(MARKER)));

    HttpResponseMessage response = get("USD");

    assertThat(response.getStatusCode()).isEqualTo(500);
    assertNothingLeaks(response);
  }

  @Test
  void needsAFunctionKey() {
    AuthorizationLevel level =
        Arrays.stream(RateFunction.class.getMethods())
            .flatMap(method -> Arrays.stream(method.getParameters()))
            .filter(parameter -> parameter.isAnnotationPresent(HttpTrigger.class))
            .map(parameter -> parameter.getAnnotation(HttpTrigger.class).authLevel())
            .findFirst()
            .orElseThrow();

    assertThat(level).isEqualTo(AuthorizationLevel.FUNCTION);
  }

  private HttpResponseMessage get(String currency) {
    RotatingSecret secret =
        new RotatingSecret(
            source, new SecretPolicy(Duration.ofMinutes(10), Duration.ofHours(1)), new TestClock());
    return new RateFunction(() -> new Rates(secret, partner))
        .rate(FakeRequest.get("/api/rates/x"), currency, context);
  }

  private void assertNothingLeaks(HttpResponseMessage response) {
    assertThat(response.toString()).doesNotContain(MARKER).doesNotContain("Exception");
    assertThat(context.lines().toString()).doesNotContain(MARKER);
  }

  private static Rate rate(String currency) {
    return new Rate(currency, new BigDecimal("1.0842"));
  }
}
