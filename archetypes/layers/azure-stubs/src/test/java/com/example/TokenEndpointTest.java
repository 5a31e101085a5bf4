package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TokenEndpointTest {
  private static final String QUERY =
      "?api-version=2019-08-01&resource=https%3A%2F%2Fvault&client_id=me";

  private final TokenEndpoint endpoint = TokenEndpoint.start();

  @AfterEach
  void stop() {
    endpoint.close();
  }

  @Test
  void givesATokenToTheProcessThatKnowsTheHeader() throws Exception {
    HttpResponse<String> answer =
        get(
            HttpClient.newHttpClient(),
            endpoint.environment().get("IDENTITY_ENDPOINT"),
            "X-IDENTITY-HEADER",
            endpoint.environment().get("IDENTITY_HEADER"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"access_token\":\"", "\"resource\":\"https://vault\"");
    assertThat(endpoint.requests())
        .containsExactly(new TokenEndpoint.TokenRequest("https://vault", "me"));
  }

  @Test
  void givesNoTokenToAnyoneElse() throws Exception {
    HttpResponse<String> answer =
        get(
            HttpClient.newHttpClient(),
            endpoint.environment().get("IDENTITY_ENDPOINT"),
            "X-IDENTITY-HEADER",
            "guessed");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).doesNotContain("access_token");
    assertThat(endpoint.requests()).isEmpty();
  }

  @Test
  void standsInForTheEndpointOfAVirtualMachine() throws Exception {
    HttpResponse<String> answer =
        get(
            HttpClient.newBuilder().proxy(endpoint.proxy()).build(),
            "http://169.254.169.254/metadata/identity/oauth2/token",
            "Metadata",
            "true");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(endpoint.requests()).hasSize(1);
  }

  @Test
  void putsTheUsualClaimsIntoATokenThatNobodySigned() {
    String[] parts = TokenEndpoint.token("https://vault", "me").split("\\.", -1);

    assertThat(parts).hasSize(3);
    assertThat(decoded(parts[0])).isEqualTo("{\"alg\":\"none\",\"typ\":\"JWT\"}");
    assertThat(decoded(parts[1]))
        .contains("\"aud\":\"https://vault\"", "\"appid\":\"me\"", "\"exp\":");
    assertThat(parts[2]).isEmpty();
  }

  private static HttpResponse<String> get(
      HttpClient client, String address, String header, String value)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(address + QUERY)).header(header, value).build(),
        BodyHandlers.ofString());
  }

  private static String decoded(String part) {
    return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
  }
}
