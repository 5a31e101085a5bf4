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

@Pair(
    title = "The check of the address ends before the host does",
    kind = "ssrf",
    reported = {"AZF_SSRF"},
    why = "https://api.contoso.com.evil.example begins with https://api.contoso.com as well.",
    repair = "The prefix ends with a slash.")
public final class PrefixWithoutSlash {
  private PrefixWithoutSlash() {}

  public static final class Flaw {
    private final HttpClient client = HttpClient.newHttpClient();

    @FunctionName("Mirror")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws IOException, InterruptedException {
      String url = request.getBody().orElse("");
      if (!url.startsWith("https://api.contoso.com")) {
        return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
      }
      HttpRequest call =
          HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(5)).build();
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(client.send(call, HttpResponse.BodyHandlers.ofString()).statusCode())
          .build();
    }
  }

  public static final class Repaired {
    private final HttpClient client = HttpClient.newHttpClient();

    @FunctionName("Mirror")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws IOException, InterruptedException {
      String url = request.getBody().orElse("");
      if (!url.startsWith("https://api.contoso.com/")) {
        return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
      }
      HttpRequest call =
          HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(5)).build();
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(client.send(call, HttpResponse.BodyHandlers.ofString()).statusCode())
          .build();
    }
  }
}
