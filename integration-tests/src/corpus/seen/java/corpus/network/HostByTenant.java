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
    title = "The tenant of the caller becomes part of a host name",
    kind = "ssrf",
    reported = {"AZF_SSRF"},
    why = "evil.example/# as a tenant makes the rest of the address a fragment.",
    repair = "The tenant must be letters and digits.")
public final class HostByTenant {
  private HostByTenant() {}

  public static final class Flaw {
    private final HttpClient client = HttpClient.newHttpClient();

    @FunctionName("Rates")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws IOException, InterruptedException {
      String tenant = Optional.ofNullable(request.getHeaders().get("x-tenant")).orElse("main");
      URI uri = URI.create("https://" + tenant + ".api.contoso.com/rates");
      HttpRequest call = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build();
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(client.send(call, HttpResponse.BodyHandlers.ofString()).body())
          .build();
    }
  }

  public static final class Repaired {
    private final HttpClient client = HttpClient.newHttpClient();

    @FunctionName("Rates")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws IOException, InterruptedException {
      String tenant =
          Optional.ofNullable(request.getHeaders().get("x-tenant"))
              .filter(Repaired::isTenant)
              .orElse("main");
      URI uri = URI.create("https://" + tenant + ".api.contoso.com/rates");
      HttpRequest call = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build();
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(client.send(call, HttpResponse.BodyHandlers.ofString()).body())
          .build();
    }

    private static boolean isTenant(String text) {
      return text.length() < 30 && text.chars().allMatch(Character::isLetterOrDigit);
    }
  }
}
