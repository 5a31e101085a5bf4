package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.HttpResponseMessage;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.PlainHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {
  private static final String READ = "Items.Read";

  private final FakeContext context = new FakeContext("ListItems");
  private FakeIssuer issuer;
  private Tokens tokens;
  private Caller caller;

  @BeforeEach
  void start() {
    issuer = new FakeIssuer();
    tokens = new Tokens(issuer.settings()::get);
  }

  @AfterEach
  void stop() {
    issuer.close();
  }

  @Test
  void tellsWhoCalls() {
    assertThat(call(issuer.bearer(READ, "Items.Write")).getStatusCode()).isEqualTo(200);
    assertThat(caller)
        .isEqualTo(new Caller(FakeIssuer.TENANT, "caller-1", Set.of(READ, "Items.Write")));
  }

  static Stream<Arguments> permissions() {
    return Stream.of(
        Arguments.of("a list of roles", "roles", List.of("Other", READ), 200),
        Arguments.of("one role as text", "roles", READ, 200),
        Arguments.of("scopes as text", "scp", "Other  " + READ, 200),
        Arguments.of("a list of scopes", "scp", List.of("Other", READ), 200),
        Arguments.of("no role", "roles", List.of(), 403),
        Arguments.of("no scope", "scp", "", 403),
        Arguments.of("another role", "roles", List.of("Items.Write"), 403),
        Arguments.of("a longer name", "scp", READ + "All", 403),
        Arguments.of("another case", "scp", "items.read", 403),
        Arguments.of("both in one role", "roles", List.of("Other " + READ), 403));
  }

  @ParameterizedTest(name = "{0}: {3}")
  @MethodSource("permissions")
  void readsPermissions(String name, String claim, Object value, int status) {
    String token = issuer.sign(issuer.claims().claim(claim, value).build());

    assertThat(call("Bearer " + token).getStatusCode()).as(name).isEqualTo(status);
  }

  @Test
  void aUsersRoleDoesNotWidenWhatTheAppWasGranted() {
    JWTClaimsSet claims =
        issuer.claims().claim("roles", List.of(READ)).claim("scp", "Other").build();

    assertThat(call("Bearer " + issuer.sign(claims)).getStatusCode()).isEqualTo(403);
  }

  @Test
  void acceptsTheSchemeInAnyCaseAndTheTypeOfAccessTokens() {
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .type(new JOSEObjectType("at+jwt"))
            .keyID(issuer.key().getKeyID())
            .build();
    String token = FakeIssuer.sign(header, granted().build(), signer(issuer.key()));

    assertThat(call("bearer " + token).getStatusCode()).isEqualTo(200);
  }

  static Stream<Arguments> headers() {
    return Stream.of(
        header("another scheme", token -> "Basic " + token),
        header("no scheme", token -> token),
        header("a scheme only", token -> "Bearer"),
        header("an empty token", token -> "Bearer "),
        header("two spaces", token -> "Bearer  " + token),
        header("two headers that the host has joined", token -> "Bearer " + token + ", Bearer x"),
        header("text after the token", token -> "Bearer " + token + " x"),
        header("a line break after the token", token -> "Bearer " + token + "\n"),
        header("two parts", token -> "Bearer " + token.substring(0, token.lastIndexOf('.'))),
        header("an empty signature", token -> "Bearer " + token.replaceAll("[^.]+$", "")),
        header("five parts, as encrypted tokens have", token -> "Bearer " + token + ".x.x"),
        header("a character outside base64url", token -> "Bearer " + token.replace('.', '+')),
        header("a header that is not JSON", token -> "Bearer x" + token),
        header("a token of more than 16 KiB", token -> "Bearer " + token + "x".repeat(16 * 1024)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("headers")
  void refusesWhatIsNoTokenWithoutAskingTheIssuer(String name, UnaryOperator<String> header) {
    String token = issuer.sign(granted().build());

    assertUnauthorized(call(header.apply(token)), token);
    assertThat(issuer.fetches()).as(name).isZero();
  }

  @Test
  void refusesACallWithoutTokenWithoutAskingTheIssuer() {
    assertUnauthorized(answer(FakeRequest.get("/api/items")), "");
    assertThat(issuer.fetches()).isZero();
  }

  @FunctionalInterface
  private interface Forgery {
    String token(FakeIssuer issuer) throws JOSEException;
  }

  static Stream<Arguments> forgeries() {
    return Stream.of(
        forgery(
            "alg none",
            issuer ->
                new PlainJWT(
                            new PlainHeader.Builder().type(JOSEObjectType.JWT).build(),
                            granted(issuer).build())
                        .serialize()
                    + "AA"),
        forgery(
            "HS256 with the public key as secret",
            issuer ->
                FakeIssuer.sign(
                    header(issuer, JWSAlgorithm.HS256),
                    granted(issuer).build(),
                    new MACSigner(issuer.key().toRSAPublicKey().getEncoded()))),
        forgery(
            "HS256 with the public key's PEM as secret",
            issuer ->
                FakeIssuer.sign(
                    header(issuer, JWSAlgorithm.HS256),
                    granted(issuer).build(),
                    new MACSigner(pem(issuer.key())))),
        forgery(
            "HS256 with a shared key that the key set names",
            issuer -> {
              OctetSequenceKey shared =
                  new OctetSequenceKey.Builder(new byte[32])
                      .keyID(issuer.key().getKeyID())
                      .algorithm(JWSAlgorithm.HS256)
                      .build();
              issuer.publish(issuer.key(), shared);
              return FakeIssuer.sign(
                  header(issuer, JWSAlgorithm.HS256),
                  granted(issuer).build(),
                  new MACSigner(shared));
            }),
        forgery(
            "another algorithm with the issuer's key",
            issuer ->
                FakeIssuer.sign(
                    header(issuer, JWSAlgorithm.PS256),
                    granted(issuer).build(),
                    new RSASSASigner(issuer.key()))),
        forgery(
            "a key that the issuer names for another algorithm",
            issuer -> {
              issuer.publish(
                  new RSAKey.Builder(issuer.key()).algorithm(JWSAlgorithm.RS512).build());
              return issuer.sign(granted(issuer).build());
            }),
        forgery(
            "a key that the issuer names for encryption",
            issuer -> {
              issuer.publish(new RSAKey.Builder(issuer.key()).keyUse(KeyUse.ENCRYPTION).build());
              return issuer.sign(granted(issuer).build());
            }),
        forgery(
            "a stranger's key under the issuer's key id",
            issuer ->
                FakeIssuer.sign(
                    header(issuer, JWSAlgorithm.RS256),
                    granted(issuer).build(),
                    new RSASSASigner(FakeIssuer.newKey()))),
        forgery(
            "a key id that the issuer does not have",
            issuer -> {
              RSAKey stranger = FakeIssuer.newKey();
              return FakeIssuer.sign(
                  header(JWSAlgorithm.RS256).keyID(stranger.getKeyID()).build(),
                  granted(issuer).build(),
                  new RSASSASigner(stranger));
            }),
        forgery(
            "a key that the token brings along",
            issuer -> {
              RSAKey stranger = FakeIssuer.newKey();
              return FakeIssuer.sign(
                  header(JWSAlgorithm.RS256)
                      .keyID(stranger.getKeyID())
                      .jwk(stranger.toPublicJWK())
                      .build(),
                  granted(issuer).build(),
                  new RSASSASigner(stranger));
            }),
        forgery(
            "no key id",
            issuer ->
                FakeIssuer.sign(
                    header(JWSAlgorithm.RS256).build(),
                    granted(issuer).build(),
                    new RSASSASigner(issuer.key()))),
        forgery(
            "an extension that must be understood",
            issuer ->
                FakeIssuer.sign(
                    header(JWSAlgorithm.RS256)
                        .keyID(issuer.key().getKeyID())
                        .criticalParams(Set.of("exotic"))
                        .customParam("exotic", true)
                        .build(),
                    granted(issuer).build(),
                    new RSASSASigner(issuer.key()))),
        forgery(
            "a token of another type",
            issuer ->
                FakeIssuer.sign(
                    new JWSHeader.Builder(header(issuer, JWSAlgorithm.RS256))
                        .type(new JOSEObjectType("dpop+jwt"))
                        .build(),
                    granted(issuer).build(),
                    new RSASSASigner(issuer.key()))),
        forgery(
            "a token of no type",
            issuer ->
                FakeIssuer.sign(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(issuer.key().getKeyID())
                        .build(),
                    granted(issuer).build(),
                    new RSASSASigner(issuer.key()))),
        forgery(
            "claims changed after signing",
            issuer -> {
              String[] good = issuer.sign(issuer.claims().build()).split("\\.");
              String[] wanted = issuer.sign(granted(issuer).build()).split("\\.");
              return good[0] + "." + wanted[1] + "." + good[2];
            }),
        claims("another issuer", claims -> claims.issuer("https://login.example.com/v2.0")),
        claims(
            "the issuer with a slash more",
            claims -> claims.issuer(claims.build().getIssuer() + "/")),
        claims(
            "a token of version 1.0",
            claims ->
                claims
                    .issuer("https://sts.windows.net/" + FakeIssuer.TENANT + "/")
                    .audience("api://" + FakeIssuer.AUDIENCE)
                    .claim("ver", "1.0")),
        claims("another version", claims -> claims.claim("ver", "1.0")),
        claims("no version", claims -> claims.claim("ver", null)),
        claims(
            "another tenant",
            claims -> claims.claim("tid", "99999999-2222-4333-8444-555555555555")),
        claims("no tenant", claims -> claims.claim("tid", null)),
        claims(
            "another audience", claims -> claims.audience("00000003-0000-0000-c000-000000000000")),
        claims("no audience", claims -> claims.audience((String) null)),
        claims(
            "an audience too many", claims -> claims.audience(List.of(FakeIssuer.AUDIENCE, "x"))),
        claims("an expired token", claims -> claims.expirationTime(in(Duration.ofSeconds(-90)))),
        claims("no expiry", claims -> claims.expirationTime(null)),
        claims("a token of tomorrow", claims -> claims.notBeforeTime(in(Duration.ofSeconds(90)))),
        claims("no beginning", claims -> claims.notBeforeTime(null)),
        claims("no issue time", claims -> claims.issueTime(null)),
        claims("no subject", claims -> claims.subject(null)),
        claims("a subject that could leave a storage key", claims -> claims.subject("../x'y#")),
        claims("a subject without end", claims -> claims.subject("x".repeat(129))),
        claims("no client, as in an id token", claims -> claims.claim("azp", null)),
        claims("an id token's nonce", claims -> claims.claim("nonce", "x")),
        claims("an id token's hash of the access token", claims -> claims.claim("at_hash", "x")),
        claims("an id token's hash of the code", claims -> claims.claim("c_hash", "x")),
        claims("roles that are no texts", claims -> claims.claim("roles", List.of(1, 2))),
        claims("scopes that are an object", claims -> claims.claim("scp", Map.of(READ, true))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forgeries")
  void refuses(String name, Forgery forgery) throws JOSEException {
    String token = forgery.token(issuer);

    assertUnauthorized(call("Bearer " + token), token);
    assertThat(caller).as(name).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TOKEN_ISSUER", "TOKEN_AUDIENCE", "TOKEN_JWKS_URI"})
  void letsNobodyInWhenASettingIsMissing(String setting) {
    Map<String, String> settings = new HashMap<>(issuer.settings());
    settings.remove(setting);
    tokens = new Tokens(settings::get);

    assertThat(call(issuer.bearer(READ)).getStatusCode()).isEqualTo(503);
    assertThat(answer(FakeRequest.get("/api/items")).getStatusCode()).isEqualTo(503);
    assertThat(caller).isNull();
    assertThat(context.lines())
        .anyMatch(line -> line.startsWith("SEVERE") && line.contains(setting));
    assertThat(issuer.fetches()).isZero();
  }

  static Stream<Arguments> outages() {
    return Stream.of(
        Arguments.of("an error", 500, "{\"keys\":[]}"),
        Arguments.of("a redirect", 302, ""),
        Arguments.of("a page", 200, "<html></html>"),
        Arguments.of("no key set", 200, "{}"),
        Arguments.of("too much", 200, "{\"keys\":[]}" + " ".repeat(256 * 1024)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("outages")
  void saysThatItCannotTellWhenTheKeysCannotBeHad(String name, int status, String answer) {
    issuer.answer(status, answer);

    HttpResponseMessage response = call(issuer.bearer(READ));

    assertThat(response.getStatusCode()).as(name).isEqualTo(503);
    assertThat(response.getHeader("Retry-After")).isEqualTo("10");
    assertThat(response.getHeader("WWW-Authenticate")).isNull();
    assertThat(issuer.fetches()).as("no redirect is followed").isEqualTo(1);
    assertThat(context.lines()).anyMatch(line -> line.startsWith("SEVERE"));
  }

  @Test
  void keepsServingKnownKeysWhileTheIssuerIsDown() {
    String known = issuer.bearer(READ);
    assertThat(call(known).getStatusCode()).isEqualTo(200);
    issuer.rotate();
    String unknown = issuer.bearer(READ);
    issuer.close();

    assertThat(call(known).getStatusCode()).isEqualTo(200);
    assertThat(call(unknown).getStatusCode()).as("it may be a new key").isEqualTo(503);
    assertThat(call(known).getStatusCode()).isEqualTo(200);
  }

  private HttpResponseMessage call(String authorization) {
    return answer(FakeRequest.get("/api/items").header("Authorization", authorization));
  }

  private HttpResponseMessage answer(FakeRequest request) {
    return Endpoint.answer(
        request,
        context,
        call -> {
          caller = tokens.require(call, READ);
          return Reply.ok(json -> {});
        });
  }

  private void assertUnauthorized(HttpResponseMessage response, String token) {
    assertThat(response.getStatusCode()).isEqualTo(401);
    assertThat(response.getHeader("WWW-Authenticate")).isEqualTo("Bearer");
    assertThat(response.getBody()).asString().contains("\"detail\":\"Send a valid access token.\"");
    for (String part : token.split("\\.")) {
      if (part.length() > 8) {
        assertThat(context.lines()).noneMatch(line -> line.contains(part));
      }
    }
  }

  private JWTClaimsSet.Builder granted() {
    return granted(issuer);
  }

  private static JWTClaimsSet.Builder granted(FakeIssuer issuer) {
    return issuer.claims().claim("roles", List.of(READ));
  }

  private static Arguments header(String name, UnaryOperator<String> header) {
    return Arguments.of(name, header);
  }

  private static Arguments forgery(String name, Forgery forgery) {
    return Arguments.of(name, forgery);
  }

  private static Arguments claims(String name, UnaryOperator<JWTClaimsSet.Builder> change) {
    return forgery(name, issuer -> issuer.sign(change.apply(granted(issuer)).build()));
  }

  /** The header of a token that is in order but for what the case changes. */
  private static JWSHeader.Builder header(JWSAlgorithm algorithm) {
    return new JWSHeader.Builder(algorithm).type(JOSEObjectType.JWT);
  }

  private static JWSHeader header(FakeIssuer issuer, JWSAlgorithm algorithm) {
    return header(algorithm).keyID(issuer.key().getKeyID()).build();
  }

  private static JWSSigner signer(RSAKey key) {
    try {
      return new RSASSASigner(key);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] pem(RSAKey key) throws JOSEException {
    String body = Base64.getMimeEncoder().encodeToString(key.toRSAPublicKey().getEncoded());
    return ("-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static Date in(Duration time) {
    return Date.from(Instant.now().plus(time));
  }
}
