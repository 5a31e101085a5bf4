package com.example;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An issuer of access tokens on a free port of this machine: signs whatever claims a test asks for,
 * and counts how often its keys are fetched. Its answer can be changed to a failure.
 */
final class FakeIssuer implements AutoCloseable {
  static final String TENANT = "11111111-2222-4333-8444-555555555555";
  static final String AUDIENCE = "66666666-7777-4888-8999-aaaaaaaaaaaa";

  // Making a key takes longer than most tests: all issuers begin with the same one.
  private static final RSAKey FIRST = newKey();

  private final HttpServer server;
  private final AtomicInteger fetches = new AtomicInteger();
  private volatile RSAKey key = FIRST;
  private volatile int status = 200;
  private volatile String answer = new JWKSet(key).toString();

  FakeIssuer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("No port is free for the issuer", e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  /** A new RSA key with an id of its own. */
  static RSAKey newKey() {
    try {
      return new RSAKeyGenerator(2048)
          .keyUse(KeyUse.SIGNATURE)
          .keyID(UUID.randomUUID().toString())
          .generate();
    } catch (JOSEException e) {
      throw new IllegalStateException("No RSA key can be made", e);
    }
  }

  /** The issuer's name in tokens. */
  String issuer() {
    return address() + "/" + TENANT + "/v2.0";
  }

  /** Settings that accept this issuer's tokens. */
  Map<String, String> settings() {
    return Map.of(
        "TOKEN_ISSUER",
        issuer(),
        "TOKEN_AUDIENCE",
        AUDIENCE,
        "TOKEN_JWKS_URI",
        address() + "/" + TENANT + "/discovery/v2.0/keys");
  }

  /** The key that signs now. */
  RSAKey key() {
    return key;
  }

  /** Signs with another key from now on, and publishes only that one. */
  void rotate() {
    key = newKey();
    publish(key);
  }

  /** Publishes these keys, of a pair only the public half, and no other. */
  void publish(JWK... keys) {
    List<JWK> published =
        Arrays.stream(keys)
            .map(each -> each.toPublicJWK() == null ? each : each.toPublicJWK())
            .toList();
    answer(200, new JWKSet(published).toString(false));
  }

  /** Answers whoever fetches the keys with this from now on. */
  void answer(int newStatus, String newAnswer) {
    status = newStatus;
    answer = newAnswer;
  }

  /** How often the keys were fetched. */
  int fetches() {
    return fetches.get();
  }

  /** The claims of a token that an app gets for itself, valid for an hour. */
  JWTClaimsSet.Builder claims() {
    Instant now = Instant.now();
    return new JWTClaimsSet.Builder()
        .issuer(issuer())
        .audience(AUDIENCE)
        .subject("caller-1")
        .issueTime(Date.from(now))
        .notBeforeTime(Date.from(now))
        .expirationTime(Date.from(now.plus(Duration.ofHours(1))))
        .claim("azp", "bbbbbbbb-cccc-4ddd-8eee-ffffffffffff")
        .claim("tid", TENANT)
        .claim("ver", "2.0");
  }

  /** The Authorization header of an app with these roles. */
  String bearer(String... roles) {
    return "Bearer " + sign(claims().claim("roles", List.of(roles)).build());
  }

  /** A token with these claims, signed as the verifier expects. */
  String sign(JWTClaimsSet claims) {
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .type(JOSEObjectType.JWT)
            .keyID(key.getKeyID())
            .build();
    try {
      return sign(header, claims, new RSASSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException("The issuer's key cannot sign", e);
    }
  }

  /** A token with this header and these claims, signed by whom the test likes. */
  static String sign(JWSHeader header, JWTClaimsSet claims, JWSSigner signer) {
    SignedJWT token = new SignedJWT(header, claims);
    try {
      token.sign(signer);
    } catch (JOSEException e) {
      throw new IllegalStateException("The token cannot be signed", e);
    }
    return token.serialize();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    fetches.incrementAndGet();
    byte[] body = answer.getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      if (status >= 300 && status < 400) {
        exchange.getResponseHeaders().set("Location", address() + "/elsewhere");
      }
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
