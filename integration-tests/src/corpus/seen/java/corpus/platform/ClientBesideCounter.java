package corpus.platform;

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
    title = "A method that counts makes a client, too",
    kind = "client-per-invocation",
    reported = {"AZF_CLIENT_PER_CALL"},
    why = "Each client has its own connections, which run out.",
    repair = "The client is kept.")
public final class ClientBesideCounter {
  private ClientBesideCounter() {}

  public static final class Flaw {
    private int calls;

    @FunctionName("Orders")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws IOException, InterruptedException {
      calls++;
      HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
      int status =
          client
              .send(
                  HttpRequest.newBuilder(URI.create("https://api.contoso.com/orders"))
                      .timeout(Duration.ofSeconds(5))
                      .build(),
                  HttpResponse.BodyHandlers.discarding())
              .statusCode();
      return request.createResponseBuilder(HttpStatus.OK).body(status + calls).build();
    }
  }

  public static final class Repaired {
    private final HttpClient client =
        HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private int calls;

    @FunctionName("Orders")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws IOException, InterruptedException {
      calls++;
      int status =
          client
              .send(
                  HttpRequest.newBuilder(URI.create("https://api.contoso.com/orders"))
                      .timeout(Duration.ofSeconds(5))
                      .build(),
                  HttpResponse.BodyHandlers.discarding())
              .statusCode();
      return request.createResponseBuilder(HttpStatus.OK).body(status + calls).build();
    }
  }
}
