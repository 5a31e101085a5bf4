package io.github.azurefunctionscookbook.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands in for Maven Central's portal: takes every upload and says that it is published. */
record CentralPortal(HttpServer server, List<Upload> uploads) implements AutoCloseable {

  /** What came with a bundle: the query and the credentials. */
  record Upload(String query, String authorization) {}

  static CentralPortal start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    CentralPortal portal = new CentralPortal(server, new CopyOnWriteArrayList<>());
    server.createContext("/api/v1/publisher/upload", portal::upload);
    server.createContext("/api/v1/publisher/status", portal::status);
    server.start();
    return portal;
  }

  URI address() {
    InetSocketAddress address = server.getAddress();
    return URI.create("http://" + address.getHostString() + ":" + address.getPort());
  }

  private void upload(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    uploads.add(
        new Upload(
            exchange.getRequestURI().getQuery(),
            exchange.getRequestHeaders().getFirst("Authorization")));
    answer(exchange, 201, UUID.randomUUID().toString());
  }

  private void status(HttpExchange exchange) throws IOException {
    answer(exchange, 200, "{\"deploymentState\": \"PUBLISHED\", \"purls\": []}");
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
