package corpus.flows;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import corpus.Pair;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

@Pair(
    title = "A future fetches what the caller names",
    kind = "ssrf",
    reported = {"AZF_SSRF"},
    why = "It runs later, and from inside the network all the same.",
    repair = "The host is compared with the own one.")
public final class FutureOfUrl {
  private FutureOfUrl() {}

  public static final class Flaw {
    private final HttpClient client = HttpClient.newHttpClient();

    @FunctionName("Warm")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      List<CompletableFuture<Integer>> calls =
          Stream.of(request.getBody().orElse("").split("\n"))
              .map(URI::create)
              .map(uri -> HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(3)).build())
              .map(
                  r ->
                      client
                          .sendAsync(r, HttpResponse.BodyHandlers.discarding())
                          .thenApply(HttpResponse::statusCode))
              .toList();
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(calls.stream().map(CompletableFuture::join).toList().size())
          .build();
    }
  }

  public static final class Repaired {
    private final HttpClient client = HttpClient.newHttpClient();

    @FunctionName("Warm")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      List<CompletableFuture<Integer>> calls =
          Stream.of(request.getBody().orElse("").split("\n"))
              .map(URI::create)
              .filter(Repaired::isOwn)
              .map(uri -> HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(3)).build())
              .map(
                  r ->
                      client
                          .sendAsync(r, HttpResponse.BodyHandlers.discarding())
                          .thenApply(HttpResponse::statusCode))
              .toList();
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(calls.stream().map(CompletableFuture::join).toList().size())
          .build();
    }

    private static boolean isOwn(URI uri) {
      return "https".equals(uri.getScheme())
          && uri.getHost() != null
          && (uri.getHost().equals("contoso.com") || uri.getHost().endsWith(".contoso.com"));
    }
  }
}
