package corpus.blind;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import corpus.Pair;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;

@Pair(
    title = "An event is forwarded to the callback address in the request",
    kind = "ssrf",
    why =
        "From inside the virtual network the function reaches the instance metadata and internal"
            + " services that the caller cannot reach.",
    repair = "Only https and the hosts of an allow-list are called.")
final class WebhookForward {
  private WebhookForward() {}

  static final class Flaw {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
        HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(3))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    @FunctionName("WebhookForward")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION,
                route = "events/forward")
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws IOException, InterruptedException {
      String body = request.getBody().orElse("");
      if (body.isEmpty() || body.length() > 8192) {
        return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
      }
      URI callback;
      try {
        callback = URI.create(JSON.readTree(body).path("callback").asText());
      } catch (JsonProcessingException | IllegalArgumentException e) {
        return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
      }
      if (callback.getHost() == null) {
        return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
      }
      HttpRequest event =
          HttpRequest.newBuilder(callback)
              .timeout(Duration.ofSeconds(5))
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString("{\"type\":\"order.accepted\"}"))
              .build();
      int status = HTTP.send(event, HttpResponse.BodyHandlers.discarding()).statusCode();
      context.getLogger().log(Level.INFO, "Callback answered {0}", status);
      return request
          .createResponseBuilder(status < 300 ? HttpStatus.ACCEPTED : HttpStatus.BAD_GATEWAY)
          .build();
    }
  }

  static final class Repaired {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
        HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(3))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private static final Set<String> HOSTS =
        Set.of("hooks.contoso.example", "hooks.fabrikam.example");

    @FunctionName("WebhookForwardRepaired")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION,
                route = "events/forward")
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws IOException, InterruptedException {
      String body = request.getBody().orElse("");
      if (body.isEmpty() || body.length() > 8192) {
        return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
      }
      URI callback;
      try {
        callback = URI.create(JSON.readTree(body).path("callback").asText());
      } catch (JsonProcessingException | IllegalArgumentException e) {
        return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
      }
      if (!"https".equals(callback.getScheme())
          || callback.getUserInfo() != null
          || callback.getHost() == null
          || callback.getPort() != -1
          || !HOSTS.contains(callback.getHost())) {
        return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
      }
      HttpRequest event =
          HttpRequest.newBuilder(callback)
              .timeout(Duration.ofSeconds(5))
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString("{\"type\":\"order.accepted\"}"))
              .build();
      int status = HTTP.send(event, HttpResponse.BodyHandlers.discarding()).statusCode();
      context.getLogger().log(Level.INFO, "Callback answered {0}", status);
      return request
          .createResponseBuilder(status < 300 ? HttpStatus.ACCEPTED : HttpStatus.BAD_GATEWAY)
          .build();
    }
  }
}
