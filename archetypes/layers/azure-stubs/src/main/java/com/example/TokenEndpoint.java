package com.example;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/**
 * Stands in for the endpoint from which an app in Azure gets the tokens of its managed identity. It
 * speaks both dialects: that of App Service and Functions, which a process finds through {@link
 * #environment()}, and that of a virtual machine, to which {@link #proxy()} leads within this
 * process. The tokens have the claims of real ones and are signed by nobody.
 */
final class TokenEndpoint implements AutoCloseable {
  static final String TENANT = "00000000-0000-4000-8000-00000000aaaa";

  private static final Duration LIFETIME = Duration.ofHours(24);

  private final String secret = UUID.randomUUID().toString();
  private final List<TokenRequest> requests = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  /**
   * A token that was asked for.
   *
   * @param resource for which service
   * @param clientId for which of the app's identities
   */
  record TokenRequest(String resource, String clientId) {}

  private TokenEndpoint(HttpServer server) {
    this.server = server;
  }

  static TokenEndpoint start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      TokenEndpoint endpoint = new TokenEndpoint(server);
      server.createContext(
          "/msi/token",
          exchange -> endpoint.answer(exchange, "X-IDENTITY-HEADER", endpoint.secret));
      server.createContext(
          "/metadata/identity/oauth2/token",
          exchange -> endpoint.answer(exchange, "Metadata", "true"));
      server.start();
      return endpoint;
    } catch (IOException e) {
      throw new UncheckedIOException("The token endpoint did not start", e);
    }
  }

  /** What the platform puts into the environment of an app that has an identity. */
  Map<String, String> environment() {
    return Map.of(
        "IDENTITY_ENDPOINT",
        "http://127.0.0.1:" + server.getAddress().getPort() + "/msi/token",
        "IDENTITY_HEADER",
        secret);
  }

  /** Leads a client here that asks at the well-known address of a virtual machine's endpoint. */
  ProxySelector proxy() {
    return ProxySelector.of(new InetSocketAddress("127.0.0.1", server.getAddress().getPort()));
  }

  /** The tokens that were asked for and given, in order. */
  List<TokenRequest> requests() {
    return List.copyOf(requests);
  }

  /** An unsigned token for a service, as text; valid for a day. */
  static String token(String resource, String clientId) {
    Instant now = Instant.now();
    String claims =
        """
        {"aud":"%s","iss":"https://sts.windows.net/%s/","tid":"%s","appid":"%s","oid":"%s",\
        "iat":%d,"nbf":%d,"exp":%d}"""
            .formatted(
                resource,
                TENANT,
                TENANT,
                clientId,
                clientId,
                now.getEpochSecond(),
                now.getEpochSecond(),
                now.plus(LIFETIME).getEpochSecond());
    return encoded("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + encoded(claims) + ".";
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange, String header, String value) throws IOException {
    try (exchange) {
      if (!value.equals(exchange.getRequestHeaders().getFirst(header))) {
        send(exchange, 403, "{\"error\":\"invalid_request\"}");
        return;
      }
      Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
      String resource = query.getOrDefault("resource", "");
      String clientId = query.getOrDefault("client_id", "");
      requests.add(new TokenRequest(resource, clientId));
      send(
          exchange,
          200,
          """
          {"access_token":"%s","expires_on":"%d","resource":"%s","token_type":"Bearer"}"""
              .formatted(
                  token(resource, clientId),
                  Instant.now().plus(LIFETIME).getEpochSecond(),
                  resource));
    }
  }

  private static void send(HttpExchange exchange, int status, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  private static Map<String, String> query(String text) {
    return Arrays.stream(text.split("&"))
        .map(pair -> pair.split("=", 2))
        .filter(pair -> pair.length == 2)
        .collect(
            Collectors.toMap(
                pair -> pair[0],
                pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                (first, second) -> first));
  }

  private static String encoded(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
