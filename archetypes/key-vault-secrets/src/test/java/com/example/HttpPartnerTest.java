package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HttpPartnerTest {
  private static final Secret KEY = Secret.of("key-1");

  private final PartnerStub stub = PartnerStub.start("key-1");

  @AfterEach
  void stop() {
    stub.close();
  }

  @Test
  void asksWithTheSecretInAHeader() {
    assertThat(partner().find("USD", KEY)).contains(new Rate("USD", new BigDecimal("1.0842")));
    assertThat(stub.keys()).containsExactly("/v1/rates/USD key-1");
  }

  @Test
  void knowsThatThePartnerHasNoSuchRate() {
    stub.answer((exchange, key) -> PartnerStub.send(exchange, 404, "{}"));

    assertThat(partner().find("XTS", KEY)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "401, REFUSED",
    "403, REFUSED",
    "429, UNAVAILABLE",
    "500, UNAVAILABLE",
    "503, UNAVAILABLE",
    "201, UNEXPECTED",
    "400, UNEXPECTED"
  })
  void tellsWhyThereIsNoAnswer(int status, PartnerFailure.Reason reason) {
    stub.answer((exchange, key) -> PartnerStub.send(exchange, status, PartnerStub.RATE));

    assertFailure(reason);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 307, 308})
  void doesNotCarryTheSecretToWhereARedirectPoints(int status) {
    try (PartnerStub elsewhere = PartnerStub.start("key-1")) {
      stub.answer(
          (exchange, key) -> {
            exchange
                .getResponseHeaders()
                .set("Location", elsewhere.address().at("rates", "USD").toString());
            PartnerStub.send(exchange, status, "");
          });

      assertFailure(PartnerFailure.Reason.UNEXPECTED);
      assertThat(elsewhere.keys()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{\"currency\":\"USD\"}",
        "{\"currency\":\"EUR\",\"rate\":1}",
        "{\"currency\":\"USD\",\"rate\":\"1\"}",
        "{\"currency\":\"USD\",\"rate\":-1}",
        "{\"currency\":\"USD\",\"rate\":1e99}",
        "{\"currency\":\"USD\",\"rate\":1,\"rate\":2}",
        "{\"currency\":\"key-1\",\"rate\":1}",
        "<rate>1</rate>"
      })
  void passesOnNothingThatIsNoRate(String body) {
    stub.answer((exchange, key) -> PartnerStub.send(exchange, 200, body));

    assertFailure(PartnerFailure.Reason.UNEXPECTED);
  }

  @Test
  void leavesOutWhatItDidNotAskFor() {
    stub.answer(
        (exchange, key) ->
            PartnerStub.send(
                exchange, 200, "{\"currency\":\"USD\",\"rate\":2,\"yourKey\":\"" + key + "\"}"));

    assertThat(partner().find("USD", KEY)).contains(new Rate("USD", new BigDecimal("2")));
  }

  @Test
  void hangsUpOnABodyThatDoesNotEnd() {
    stub.answer(
        (exchange, key) -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] spaces = " ".repeat(8192).getBytes(StandardCharsets.US_ASCII);
          // Nearly endless: whoever reads to the end finds no rate, which is another failure.
          for (int i = 0; i < 8192; i++) {
            exchange.getResponseBody().write(spaces);
          }
        });

    assertFailure(
        new HttpPartner(LocalTls.client(), stub.address(), Duration.ofMinutes(5)),
        PartnerFailure.Reason.UNAVAILABLE);
  }

  @Test
  void doesNotWaitForABodyThatDripsLongerThanTheLimit() {
    stub.answer(
        (exchange, key) -> {
          exchange.sendResponseHeaders(200, 0);
          for (int i = 0; i < 300; i++) {
            exchange.getResponseBody().write(' ');
            exchange.getResponseBody().flush();
            pause();
          }
        });

    assertFailure(
        new HttpPartner(LocalTls.client(), stub.address(), Duration.ofSeconds(1)),
        PartnerFailure.Reason.UNAVAILABLE);
  }

  @Test
  void doesNotWaitForAnAnswerThatDoesNotCome() {
    stub.answer((exchange, key) -> pause(30_000));

    assertFailure(
        new HttpPartner(LocalTls.client(), stub.address(), Duration.ofSeconds(1)),
        PartnerFailure.Reason.UNAVAILABLE);
  }

  @Test
  void sendsNothingToAServerWhoseCertificateItDoesNotTrust() {
    HttpPartner partner =
        new HttpPartner(HttpClient.newBuilder(), stub.address(), Duration.ofSeconds(10));

    assertFailure(partner, PartnerFailure.Reason.UNAVAILABLE);
    assertThat(stub.keys()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://partner.example.com",
        "https://user:pw@partner.example.com",
        "https://partner.example.com/?key=1",
        "https://partner.example.com/#x",
        "https:///v1",
        "file:///etc/passwd",
        "partner.example.com",
        "https://partner example.com",
        " "
      })
  void refusesAnAddressThatWouldNotKeepTheSecret(String url) {
    assertThatIllegalStateException()
        .isThrownBy(() -> HttpPartner.from(Map.of("PARTNER_URL", url)::get))
        .withMessageContaining("PARTNER_URL");
  }

  private HttpPartner partner() {
    return new HttpPartner(LocalTls.client(), stub.address(), Duration.ofSeconds(10));
  }

  private void assertFailure(PartnerFailure.Reason reason) {
    assertFailure(partner(), reason);
  }

  private static void assertFailure(Partner partner, PartnerFailure.Reason reason) {
    assertThatExceptionOfType(PartnerFailure.class)
        .isThrownBy(() -> partner.find("USD", KEY))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
  }

  private static void pause() throws IOException {
    pause(100);
  }

  private static void pause(long millis) throws IOException {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
