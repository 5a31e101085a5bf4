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
import java.util.Optional;

@Pair(
    title = "The end of the host is compared without its dot",
    kind = "ssrf",
    reported = {"AZF_SSRF"},
    why = "evilcontoso.com ends with contoso.com, too.",
    repair = "The dot is part of the suffix.")
public final class HostSuffix {
  private HostSuffix() {}

  public static final class Flaw {
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
      if (!uri.getHost().endsWith("contoso.com")) {
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

  public static final class Repaired {
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
      if (!uri.getHost().endsWith(".contoso.com")) {
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
