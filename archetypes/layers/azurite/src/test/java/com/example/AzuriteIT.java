package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AzuriteIT {
  @ParameterizedTest
  @EnumSource
  void answersAtThePortThatTheSystemChose(Azurite.Service service) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(Azurite.endpoint(service) + "?comp=list")).build();

    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

    assertThat(answer.headers().firstValue("Server").orElse(""))
        .as(answer.body())
        .startsWith("Azurite-" + name(service));
    assertThat(Azurite.connectionString()).contains(Azurite.endpoint(service));
  }

  private static String name(Azurite.Service service) {
    return switch (service) {
      case BLOB -> "Blob";
      case QUEUE -> "Queue";
      case TABLE -> "Table";
    };
  }
}
