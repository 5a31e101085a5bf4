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
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

@Pair(
    title = "A list of hosts is configured, and asked the wrong way round",
    kind = "ssrf",
    reported = {"AZF_SSRF"},
    why = "A list that contains the check only sometimes is none.",
    repair = "The list must hold the host.")
public final class HostsFromSetting {
  private HostsFromSetting() {}

  public static final class Flaw {
    private static final Set<String> HOSTS = Set.of(System.getenv("ALLOWED_HOSTS").split(","));
    private final HttpClient client = HttpClient.newHttpClient();

    @FunctionName("Get")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws IOException, InterruptedException {
      URI uri = URI.create(request.getQueryParameters().get("u"));
      if (HOSTS.contains(uri.getHost())) {
        context.getLogger().fine("known host");
      }
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(
              client
                  .send(
                      HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(3)).build(),
                      HttpResponse.BodyHandlers.discarding())
                  .statusCode())
          .build();
    }
  }

  public static final class Repaired {
    private static final Set<String> HOSTS = Set.of(System.getenv("ALLOWED_HOSTS").split(","));
    private final HttpClient client = HttpClient.newHttpClient();

    @FunctionName("Get")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws IOException, InterruptedException {
      URI uri = URI.create(request.getQueryParameters().get("u"));
      if (!HOSTS.contains(uri.getHost().toLowerCase(Locale.ROOT))) {
        return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
      }
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(
              client
                  .send(
                      HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(3)).build(),
                      HttpResponse.BodyHandlers.discarding())
                  .statusCode())
          .build();
    }
  }
}
