package com.example;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands in for the partner, over TLS: accepts one key, and answers as the test says. */
final class PartnerStub implements AutoCloseable {
  static final String RATE = "{\"currency\":\"USD\",\"rate\":1.0842}";

  private final List<String> keys = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpsServer server;
  private volatile String accepted;
  private volatile Answer answer = (exchange, key) -> send(exchange, 200, RATE);

  /** How an accepted call is answered. */
  @FunctionalInterface
  interface Answer {
    void send(HttpExchange exchange, String key) throws IOException;
  }

  private PartnerStub(HttpsServer server, String accepted) {
    this.server = server;
    this.accepted = accepted;
  }

  static PartnerStub start(String accepted) {
    try {
      HttpsServer server = LocalTls.server();
      PartnerStub stub = new PartnerStub(server, accepted);
      server.createContext("/", stub::handle);
      server.setExecutor(stub.threads);
      server.start();
      return stub;
    } catch (IOException e) {
      throw new UncheckedIOException("The partner did not start", e);
    }
  }

  /** From now on another key is the right one. */
  void accept(String key) {
    accepted = key;
  }

  /** Answers every call in this way, whatever its key. */
  void answer(Answer other) {
    accepted = null;
    answer = other;
  }

  /** The keys that were sent, in order. */
  List<String> keys() {
    return List.copyOf(keys);
  }

  ServiceAddress address() {
    return ServiceAddress.of("https://127.0.0.1:" + server.getAddress().getPort() + "/v1");
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String key = exchange.getRequestHeaders().getFirst("X-Api-Key");
      keys.add(exchange.getRequestURI() + " " + key);
      if (accepted != null && !accepted.equals(key)) {
        send(exchange, 401, "{\"error\":\"unknown key\",\"key\":\"" + key + "\"}");
      } else {
        answer.send(exchange, key);
      }
    }
  }

  static void send(HttpExchange exchange, int status, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }
}
