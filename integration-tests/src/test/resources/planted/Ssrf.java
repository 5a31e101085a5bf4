package com.example;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** Fetches a page for the caller, from wherever the caller says: also from inside the network. */
public final class Ssrf {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  /** Answers with the page's status. */
  @FunctionName("plantedSsrf")
  public HttpResponseMessage fetch(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              authLevel = AuthorizationLevel.FUNCTION)
          HttpRequestMessage<Optional<String>> request)
      throws IOException, InterruptedException {
    URI page = URI.create(request.getQueryParameters().get("page"));
    HttpRequest fetch = HttpRequest.newBuilder(page).timeout(Duration.ofSeconds(5)).build();
    int status = CLIENT.send(fetch, BodyHandlers.discarding()).statusCode();
    return request.createResponseBuilder(HttpStatus.OK).body(Integer.toString(status)).build();
  }
}
