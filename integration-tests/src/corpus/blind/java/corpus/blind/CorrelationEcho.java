package corpus.blind;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BlobInput;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import corpus.Pair;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

@Pair(
    title = "The caller's correlation id is sent back as it came",
    kind = "header-injection",
    why =
        "A line break in the id would add headers to the response or a second response for the"
            + " proxy in front.",
    repair = "An id that is no UUID is replaced by a new one.")
final class CorrelationEcho {
  private CorrelationEcho() {}

  static final class Flaw {
    @FunctionName("CorrelationEcho")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION,
                route = "opening-hours")
            HttpRequestMessage<Optional<String>> request,
        @BlobInput(name = "hours", path = "shop/hours.json", connection = "ShopStorage")
            String hours) {
      return FlawReply.to(request).type("application/json").send(HttpStatus.OK, hours);
    }
  }

  static final class FlawReply {
    private final HttpRequestMessage<Optional<String>> request;
    private final Map<String, String> headers = new LinkedHashMap<>();

    private FlawReply(HttpRequestMessage<Optional<String>> request) {
      this.request = request;
    }

    static FlawReply to(HttpRequestMessage<Optional<String>> request) {
      FlawReply reply = new FlawReply(request);
      reply.headers.put("X-Correlation-Id", id(request.getQueryParameters().get("correlation")));
      return reply;
    }

    private static String id(String given) {
      return given == null ? UUID.randomUUID().toString() : given;
    }

    FlawReply type(String type) {
      headers.put("Content-Type", type);
      return this;
    }

    HttpResponseMessage send(HttpStatus status, String body) {
      HttpResponseMessage.Builder builder = request.createResponseBuilder(status);
      headers.forEach(builder::header);
      return builder.body(body).build();
    }
  }

  static final class Repaired {
    @FunctionName("CorrelationEchoRepaired")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION,
                route = "opening-hours")
            HttpRequestMessage<Optional<String>> request,
        @BlobInput(name = "hours", path = "shop/hours.json", connection = "ShopStorage")
            String hours) {
      return RepairedReply.to(request).type("application/json").send(HttpStatus.OK, hours);
    }
  }

  static final class RepairedReply {
    private final HttpRequestMessage<Optional<String>> request;
    private final Map<String, String> headers = new LinkedHashMap<>();

    private RepairedReply(HttpRequestMessage<Optional<String>> request) {
      this.request = request;
    }

    static RepairedReply to(HttpRequestMessage<Optional<String>> request) {
      RepairedReply reply = new RepairedReply(request);
      reply.headers.put("X-Correlation-Id", id(request.getQueryParameters().get("correlation")));
      return reply;
    }

    private static String id(String given) {
      try {
        return UUID.fromString(Objects.requireNonNullElse(given, "")).toString();
      } catch (IllegalArgumentException e) {
        return UUID.randomUUID().toString();
      }
    }

    RepairedReply type(String type) {
      headers.put("Content-Type", type);
      return this;
    }

    HttpResponseMessage send(HttpStatus status, String body) {
      HttpResponseMessage.Builder builder = request.createResponseBuilder(status);
      headers.forEach(builder::header);
      return builder.body(body).build();
    }
  }
}
