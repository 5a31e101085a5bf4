package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AzureHttpTest {
  @Test
  void isOneClientForAll() {
    assertThat(AzureHttp.client()).isSameAs(AzureHttp.client());
  }

  @Test
  void doesNotCarryARequestToAnotherAddress() throws IOException {
    AtomicInteger followed = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/here",
        exchange -> {
          exchange.getResponseHeaders().set("Location", "/there");
          exchange.sendResponseHeaders(307, -1);
          exchange.close();
        });
    server.createContext(
        "/there",
        exchange -> {
          followed.incrementAndGet();
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/here";

    try (HttpResponse response =
        AzureHttp.client().sendSync(new HttpRequest(HttpMethod.GET, address), Context.NONE)) {
      assertThat(response.getStatusCode()).isEqualTo(307);
      assertThat(followed).hasValue(0);
    } finally {
      server.stop(0);
    }
  }
}
