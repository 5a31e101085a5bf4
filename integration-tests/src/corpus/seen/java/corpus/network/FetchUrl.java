package corpus.network;

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

@Pair(
    title = "The caller says which address is fetched",
    kind = "ssrf",
    reported = {"AZF_SSRF"},
    why =
        "The request comes from inside the network: the metadata endpoint answers it with a token"
            + " of the app.",
    repair = "Only hosts of a fixed list are asked.")
public final class FetchUrl {
  private FetchUrl() {}

  public static final class Flaw {
    private final HttpClient client =
        HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    @FunctionName("Preview")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws IOException, InterruptedException {
      URI target = URI.create(request.getQueryParameters().get("url"));
      HttpRequest call =
          HttpRequest.newBuilder(target).timeout(Duration.ofSeconds(5)).GET().build();
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(client.send(call, HttpResponse.BodyHandlers.ofString()).statusCode())
          .build();
    }
  }

  public static final class Repaired {
    private static final Set<String> HOSTS = Set.of("api.contoso.com", "img.contoso.com");
    private final HttpClient client =
        HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    @FunctionName("Preview")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws IOException, InterruptedException {
      URI target = URI.create(request.getQueryParameters().get("url"));
      if (!"https".equals(target.getScheme()) || !HOSTS.contains(target.getHost())) {
        return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
      }
      HttpRequest call =
          HttpRequest.newBuilder(target).timeout(Duration.ofSeconds(5)).GET().build();
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(client.send(call, HttpResponse.BodyHandlers.ofString()).statusCode())
          .build();
    }
  }
}
