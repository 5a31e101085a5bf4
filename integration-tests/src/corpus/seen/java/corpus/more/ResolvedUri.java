package corpus.more;

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

@Pair(
    title = "A relative address is resolved, and may be absolute",
    kind = "ssrf",
    reported = {"AZF_SSRF"},
    why = "resolve takes an absolute address as it is.",
    repair = "The resolved host is compared with the base.")
public final class ResolvedUri {
  private ResolvedUri() {}

  public static final class Flaw {
    private static final URI BASE = URI.create("https://backend.contoso.com/api/");
    private final HttpClient client = HttpClient.newHttpClient();

    @FunctionName("Page")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws IOException, InterruptedException {
      URI next = BASE.resolve(request.getQueryParameters().getOrDefault("next", "first"));
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(
              client
                  .send(
                      HttpRequest.newBuilder(next).timeout(Duration.ofSeconds(4)).build(),
                      HttpResponse.BodyHandlers.ofString())
                  .statusCode())
          .build();
    }
  }

  public static final class Repaired {
    private static final URI BASE = URI.create("https://backend.contoso.com/api/");
    private final HttpClient client = HttpClient.newHttpClient();

    @FunctionName("Page")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws IOException, InterruptedException {
      URI next = BASE.resolve(request.getQueryParameters().getOrDefault("next", "first"));
      if (!isBackend(next)) {
        return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
      }
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(
              client
                  .send(
                      HttpRequest.newBuilder(next).timeout(Duration.ofSeconds(4)).build(),
                      HttpResponse.BodyHandlers.ofString())
                  .statusCode())
          .build();
    }

    private static boolean isBackend(URI uri) {
      return BASE.getScheme().equals(uri.getScheme())
          && BASE.getAuthority().equals(uri.getAuthority());
    }
  }
}
