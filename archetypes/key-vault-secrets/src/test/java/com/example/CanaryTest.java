package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.microsoft.azure.functions.HttpResponseMessage;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Follows one secret through everything that can happen to it, and looks for it where it may not
 * be.
 */
@Timeout(60)
class CanaryTest {
  private static final String CANARY = "canary-4d1e7a90";

  private final FakeContext context = new FakeContext("rate");
  private final TestClock clock = new TestClock();
  private final FakeSource source = new FakeSource("1", CANARY);
  private final RotatingSecret secret =
      new RotatingSecret(
          source, new SecretPolicy(Duration.ofMinutes(10), Duration.ofHours(1)), clock);
  private final PartnerStub stub = PartnerStub.start(CANARY);
  private final Partner partner =
      new HttpPartner(LocalTls.client(), stub.address(), Duration.ofSeconds(2));

  @AfterEach
  void stop() {
    stub.close();
  }

  @Test
  void reachesThePartnerAndNobodyElse() {
    HttpResponseMessage response = get();

    assertThat(response.getStatusCode()).isEqualTo(200);
    assertThat(stub.keys()).singleElement().asString().endsWith(CANARY);
    assertHidden(response);
  }

  static Stream<Arguments> answers() {
    return Stream.of(
        Arguments.of("an error", answer(400, "{\"error\":\"bad key " + CANARY + "\"}"), 502),
        Arguments.of("a refusal", answer(401, "{\"key\":\"" + CANARY + "\"}"), 502),
        Arguments.of("an outage", answer(503, CANARY), 503),
        Arguments.of("a body that is no JSON", answer(200, CANARY), 502),
        Arguments.of("a known field", answer(200, rate("\"" + CANARY + "\"")), 502),
        Arguments.of("a known field of another type", answer(200, "{\"currency\":1}"), 502),
        Arguments.of(
            "a field nobody asked for",
            answer(200, rate("\"USD\",\"key\":\"" + CANARY + "\"")),
            200),
        Arguments.of("the name of a field", answer(200, rate("\"USD\",\"" + CANARY + "\":1")), 200),
        Arguments.of(
            "headers",
            (PartnerStub.Answer)
                (exchange, key) -> {
                  exchange.getResponseHeaders().set("Location", "https://127.0.0.1/" + key);
                  exchange.getResponseHeaders().set("WWW-Authenticate", "key=" + key);
                  PartnerStub.send(exchange, 302, "");
                },
            502),
        Arguments.of(
            "a broken answer",
            (PartnerStub.Answer)
                (exchange, key) -> {
                  exchange.sendResponseHeaders(200, 1000);
                  exchange.getResponseBody().write(key.getBytes("US-ASCII"));
                },
            503));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("answers")
  void isNotPassedOnWhenThePartnerSendsItBackIn(
      String where, PartnerStub.Answer answer, int status) {
    stub.answer(answer);

    HttpResponseMessage response = get();

    assertThat(response.getStatusCode()).isEqualTo(status);
    assertThat(stub.keys()).isNotEmpty();
    assertHidden(response);
  }

  @Test
  void isInNoFailureOfThePartner() {
    stub.answer(answer(200, CANARY));

    assertHidden(catchThrowable(() -> partner.find("USD", Secret.of(CANARY))));
    stub.close();
    assertHidden(catchThrowable(() -> partner.find("USD", Secret.of(CANARY))));
  }

  @Test
  void isNotLoggedWhenItsStoreQuotesIt() {
    source.fail(new IllegalStateException("value " + CANARY, new IOException(CANARY)));

    assertHidden(get());
  }

  @Test
  void isNotQuotedWhenItCannotBeSent() {
    Rates rates =
        new Rates(
            new RotatingSecret(
                () -> new SecretVersion("1", Secret.of(CANARY + "\n"), null),
                new SecretPolicy(Duration.ofMinutes(10), Duration.ofHours(1)),
                clock),
            partner);

    HttpResponseMessage response =
        new RateFunction(() -> rates).rate(FakeRequest.get("/api/rates/USD"), "USD", context);

    assertThat(response.getStatusCode()).isEqualTo(503);
    assertThat(context.lines().toString()).contains("UNUSABLE");
    assertHidden(response);
  }

  @Test
  void isInNoLineOfTheScheduledCheck() {
    new SecretCheckFunction(() -> secret, clock).check("{}", context);

    assertThat(context.lines()).isNotEmpty();
    assertThat(context.lines().toString()).doesNotContain(CANARY);
  }

  private HttpResponseMessage get() {
    return new RateFunction(() -> new Rates(secret, partner))
        .rate(FakeRequest.get("/api/rates/USD"), "USD", context);
  }

  private void assertHidden(HttpResponseMessage response) {
    assertThat(response.toString()).doesNotContain(CANARY);
    assertThat(context.lines()).isNotEmpty();
    assertThat(context.lines().toString()).doesNotContain(CANARY);
  }

  private static void assertHidden(Throwable thrown) {
    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace, true));
    assertThat(trace.toString()).contains("PartnerFailure").doesNotContain(CANARY);
  }

  private static PartnerStub.Answer answer(int status, String body) {
    return (HttpExchange exchange, String key) -> PartnerStub.send(exchange, status, body);
  }

  private static String rate(String currency) {
    return "{\"currency\":" + currency + ",\"rate\":1}";
  }
}
