package corpus.secrets;

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
    title = "The key of a partner stands in a header",
    kind = "hard-coded-secret",
    reported = {"AZF_HARD_CODED_SECRET"},
    why = "A key in the source is a key in every copy of it.",
    repair = "It is a setting.")
public final class ApiKeyHeader {
  private ApiKeyHeader() {}

  public static final class Flaw {
    private static final String API_KEY = "9f8b7c6d5e4f3a2b1c0d";
    private final HttpClient client = HttpClient.newHttpClient();

    @FunctionName("Weather")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws IOException, InterruptedException {
      HttpRequest call =
          HttpRequest.newBuilder(URI.create("https://api.contoso.com/now"))
              .timeout(Duration.ofSeconds(5))
              .header("X-Api-Key", API_KEY)
              .build();
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(client.send(call, HttpResponse.BodyHandlers.ofString()).statusCode())
          .build();
    }
  }

  public static final class Repaired {
    private static final String API_KEY_SETTING = "WEATHER_API_KEY";
    private final HttpClient client = HttpClient.newHttpClient();

    @FunctionName("Weather")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws IOException, InterruptedException {
      HttpRequest call =
          HttpRequest.newBuilder(URI.create("https://api.contoso.com/now"))
              .timeout(Duration.ofSeconds(5))
              .header("X-Api-Key", System.getenv(API_KEY_SETTING))
              .build();
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(client.send(call, HttpResponse.BodyHandlers.ofString()).statusCode())
          .build();
    }
  }
}
