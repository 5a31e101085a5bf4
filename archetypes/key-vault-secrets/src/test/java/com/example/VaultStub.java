package com.example;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands in for Key Vault's secrets, over TLS: challenges who has no token, takes tokens for its
 * own audience and of one identity, and answers as the service documents. It knows neither roles
 * nor networks, and does not check who signed a token.
 */
final class VaultStub implements AutoCloseable {
  private static final String AUDIENCE = "https://vault.azure.net";

  private final Map<String, Stored> secrets = new ConcurrentHashMap<>();
  private final AtomicInteger reads = new AtomicInteger();
  private final AtomicInteger challenges = new AtomicInteger();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpsServer server;
  private final String clientId;
  private volatile int status = 200;
  private volatile CountDownLatch gate = new CountDownLatch(0);

  private record Stored(String version, String value, Instant expires, boolean enabled) {}

  private VaultStub(HttpsServer server, String clientId) {
    this.server = server;
    this.clientId = clientId;
  }

  /** A vault that lets the identity of a client id in. */
  static VaultStub start(String clientId) {
    try {
      HttpsServer server = LocalTls.server();
      VaultStub stub = new VaultStub(server, clientId);
      server.createContext("/secrets/", stub::handle);
      server.setExecutor(stub.threads);
      server.start();
      return stub;
    } catch (IOException e) {
      throw new UncheckedIOException("The vault did not start", e);
    }
  }

  String uri() {
    return "https://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Sets a new version of a secret and returns its id. */
  String put(String name, String value, Instant expires) {
    String version = UUID.randomUUID().toString().replace("-", "");
    secrets.put(name, new Stored(version, value, expires, true));
    return version;
  }

  void disable(String name) {
    secrets.computeIfPresent(
        name, (key, old) -> new Stored(old.version(), old.value(), old.expires(), false));
  }

  /** From now on every reading gets this answer; 200 is the ordinary one. */
  void answer(int code) {
    status = code;
  }

  /** From now on a reading is not answered before the latch is released. */
  CountDownLatch hold() {
    gate = new CountDownLatch(1);
    return gate;
  }

  /** How many readings came with an acceptable token. */
  int reads() {
    return reads.get();
  }

  /** How many requests came without an acceptable token. */
  int challenges() {
    return challenges.get();
  }

  @Override
  public void close() {
    gate.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!isAllowed(exchange.getRequestHeaders().getFirst("Authorization"))) {
        challenges.incrementAndGet();
        exchange
            .getResponseHeaders()
            .set(
                "WWW-Authenticate",
                "Bearer authorization=\"https://login.microsoftonline.com/"
                    + TokenEndpoint.TENANT
                    + "\", resource=\""
                    + AUDIENCE
                    + "\"");
        error(exchange, 401, "Unauthorized", "AKV10000: Request is missing a Bearer token.");
        return;
      }
      reads.incrementAndGet();
      waitForGate();
      answer(exchange);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    String name = exchange.getRequestURI().getPath().split("/")[2];
    Stored stored = secrets.get(name);
    if (status == 429) {
      // Far longer than any caller waits.
      exchange.getResponseHeaders().set("Retry-After", "3600");
      error(exchange, 429, "Throttled", "Request was not processed because too many came.");
    } else if (status != 200) {
      error(exchange, status, "Error", "Secret " + name + " was not read.");
    } else if (stored == null) {
      error(exchange, 404, "SecretNotFound", "A secret with name " + name + " was not found.");
    } else if (!stored.enabled()) {
      error(exchange, 403, "Forbidden", "Operation get is not allowed on a disabled secret.");
    } else {
      send(exchange, 200, json(name, stored));
    }
  }

  private String json(String name, Stored stored) {
    return Json.write(
        json -> {
          json.writeStringField("value", stored.value());
          json.writeStringField("id", uri() + "/secrets/" + name + "/" + stored.version());
          json.writeObjectFieldStart("attributes");
          json.writeBooleanField("enabled", true);
          json.writeNumberField("created", 1_750_000_000L);
          json.writeNumberField("updated", 1_750_000_000L);
          if (stored.expires() != null) {
            json.writeNumberField("exp", stored.expires().getEpochSecond());
          }
          json.writeStringField("recoveryLevel", "Recoverable");
          json.writeNumberField("recoverableDays", 90);
          json.writeEndObject();
        });
  }

  private boolean isAllowed(String authorization) {
    if (authorization == null || !authorization.startsWith("Bearer ")) {
      return false;
    }
    String claims =
        new String(
            Base64.getUrlDecoder().decode(authorization.split("\\.")[1]), StandardCharsets.UTF_8);
    return claims.contains("\"aud\":\"" + AUDIENCE + "\"")
        && claims.contains("\"appid\":\"" + clientId + "\"");
  }

  private void waitForGate() throws IOException {
    try {
      if (!gate.await(60, TimeUnit.SECONDS)) {
        throw new IOException("The test never opened the gate");
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static void error(HttpExchange exchange, int status, String code, String message)
      throws IOException {
    send(
        exchange,
        status,
        Json.write(
            json -> {
              json.writeObjectFieldStart("error");
              json.writeStringField("code", code);
              json.writeStringField("message", message);
              json.writeEndObject();
            }));
  }

  private static void send(HttpExchange exchange, int status, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }
}
