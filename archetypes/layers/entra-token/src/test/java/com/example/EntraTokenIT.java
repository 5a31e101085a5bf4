package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tokens that an OpenID Connect server issues over HTTP, verified with the keys it publishes. */
class EntraTokenIT {
  private static final String TENANT = "11111111-2222-4333-8444-555555555555";
  private static final String OTHER_TENANT = "99999999-2222-4333-8444-555555555555";
  private static final String AUDIENCE = "66666666-7777-4888-8999-aaaaaaaaaaaa";
  private static final String CLIENT = "client-1";
  private static final Map<String, Object> APP =
      Map.of("ver", "2.0", "azp", CLIENT, "roles", List.of("Items.Read"));

  private static final MockOAuth2Server SERVER = new MockOAuth2Server();

  private final FakeContext context = new FakeContext("ListItems");
  private final Tokens tokens = new Tokens(settings()::get);

  @BeforeAll
  static void start() {
    SERVER.start();
  }

  @AfterAll
  static void stop() {
    SERVER.shutdown();
  }

  @Test
  void acceptsATokenThatAnAppGotForItself() throws Exception {
    assertThat(status(token(TENANT, AUDIENCE, APP, 3600, "access_token"))).isEqualTo(200);
  }

  @Test
  void refusesATokenForAnotherAudience() throws Exception {
    assertThat(status(token(TENANT, "another-api", APP, 3600, "access_token"))).isEqualTo(401);
  }

  @Test
  void refusesATokenOfAnotherTenantOfTheSameServer() throws Exception {
    assertThat(status(token(OTHER_TENANT, AUDIENCE, APP, 3600, "access_token"))).isEqualTo(401);
  }

  @Test
  void refusesAnExpiredToken() throws Exception {
    assertThat(status(token(TENANT, AUDIENCE, APP, -120, "access_token"))).isEqualTo(401);
  }

  @Test
  void refusesATokenWhoseSignatureWasChanged() throws Exception {
    String token = token(TENANT, AUDIENCE, APP, 3600, "access_token");
    int signature = token.lastIndexOf('.') + 1;
    char changed = token.charAt(signature) == 'A' ? 'B' : 'A';

    assertThat(status(token.substring(0, signature) + changed + token.substring(signature + 1)))
        .isEqualTo(401);
  }

  @Test
  void refusesATokenWithoutThePermission() throws Exception {
    Map<String, Object> powerless = Map.of("ver", "2.0", "azp", CLIENT);

    assertThat(status(token(TENANT, AUDIENCE, powerless, 3600, "access_token"))).isEqualTo(403);
  }

  private int status(String token) {
    return Endpoint.answer(
            FakeRequest.get("/api/items").header("Authorization", "Bearer " + token),
            context,
            call -> {
              tokens.require(call, "Items.Read");
              return Reply.ok(json -> {});
            })
        .getStatusCode();
  }

  private static Map<String, String> settings() {
    return Map.of(
        "TOKEN_ISSUER", SERVER.issuerUrl(TENANT).toString(),
        "TOKEN_AUDIENCE", AUDIENCE,
        "TOKEN_JWKS_URI", SERVER.jwksUrl(TENANT).toString());
  }

  /** Asks the token endpoint as a client would: the client credentials grant over HTTP. */
  private static String token(
      String tenant, String audience, Map<String, Object> claims, long seconds, String field)
      throws IOException, InterruptedException {
    SERVER.enqueueCallback(
        new DefaultOAuth2TokenCallback(tenant, CLIENT, "JWT", List.of(audience), claims, seconds));
    String form =
        "grant_type=client_credentials&client_id="
            + CLIENT
            + "&client_secret=unchecked&scope="
            + URLEncoder.encode("api://" + audience + "/.default", StandardCharsets.UTF_8);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(SERVER.tokenEndpointUrl(tenant).toString()))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .timeout(Duration.ofSeconds(30))
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    String answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
    return Json.read(
            answer,
            Call.MAX_BODY_BYTES,
            json -> {
              json.text("token_type");
              json.integer("expires_in");
              json.text("scope");
              return new Answer(json.text(field));
            })
        .token();
  }

  private record Answer(String token) {}
}
