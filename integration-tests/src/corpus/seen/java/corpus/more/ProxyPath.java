package corpus.more;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
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
    title = "A proxy puts the path of the caller behind its base without a slash",
    kind = "ssrf",
    reported = {"AZF_SSRF"},
    why = "@evil.example as a path makes the base a user name.",
    repair = "The base ends with a slash, and the path is checked.")
public final class ProxyPath {
  private ProxyPath() {}

  public static final class Flaw {
    private static final String BASE = "https://backend.contoso.com";
    private final HttpClient client = HttpClient.newHttpClient();

    @FunctionName("Proxy")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        @BindingName("rest") String rest,
        ExecutionContext context)
        throws IOException, InterruptedException {
      URI target = URI.create(BASE + rest);
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(
              client
                  .send(
                      HttpRequest.newBuilder(target).timeout(Duration.ofSeconds(4)).build(),
                      HttpResponse.BodyHandlers.ofString())
                  .statusCode())
          .build();
    }
  }

  public static final class Repaired {
    private static final String BASE = "https://backend.contoso.com/";
    private final HttpClient client = HttpClient.newHttpClient();

    @FunctionName("Proxy")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        @BindingName("rest") String rest,
        ExecutionContext context)
        throws IOException, InterruptedException {
      if (!rest.matches("[a-z0-9/]+")) {
        return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
      }
      URI target = URI.create(BASE + rest);
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(
              client
                  .send(
                      HttpRequest.newBuilder(target).timeout(Duration.ofSeconds(4)).build(),
                      HttpResponse.BodyHandlers.ofString())
                  .statusCode())
          .build();
    }
  }
}
