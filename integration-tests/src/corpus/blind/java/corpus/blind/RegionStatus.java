package corpus.blind;

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
import java.util.Locale;
import java.util.Optional;

@Pair(
    title = "The region of a request becomes part of the host that is called",
    kind = "ssrf",
    why =
        "A region such as \"evil.example/\" sends the whole request to another host, also one"
            + " inside the network.",
    repair = "The region is a constant of an enum, and the host comes from the constant.")
final class RegionStatus {
  private RegionStatus() {}

  static final class Flaw {
    private static final HttpClient HTTP =
        HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    @FunctionName("RegionStatus")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION,
                route = "status/{region}")
            HttpRequestMessage<Optional<String>> request,
        @BindingName("region") String region,
        ExecutionContext context)
        throws IOException, InterruptedException {
      URI address = URI.create("https://" + region + ".status.contoso.example/api/health");
      HttpResponse<Void> health =
          HTTP.send(
              HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(4)).build(),
              HttpResponse.BodyHandlers.discarding());
      return request
          .createResponseBuilder(HttpStatus.OK)
          .header("Content-Type", "application/json")
          .body("{\"healthy\":" + (health.statusCode() == 200) + "}")
          .build();
    }
  }

  static final class Repaired {
    private static final HttpClient HTTP =
        HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    @FunctionName("RegionStatusRepaired")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION,
                route = "status/{region}")
            HttpRequestMessage<Optional<String>> request,
        @BindingName("region") String region,
        ExecutionContext context)
        throws IOException, InterruptedException {
      URI address;
      try {
        String host = RepairedRegion.valueOf(region.toUpperCase(Locale.ROOT)).host();
        address = URI.create("https://" + host + "/api/health");
      } catch (IllegalArgumentException e) {
        return request.createResponseBuilder(HttpStatus.NOT_FOUND).build();
      }
      HttpResponse<Void> health =
          HTTP.send(
              HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(4)).build(),
              HttpResponse.BodyHandlers.discarding());
      return request
          .createResponseBuilder(HttpStatus.OK)
          .header("Content-Type", "application/json")
          .body("{\"healthy\":" + (health.statusCode() == 200) + "}")
          .build();
    }
  }

  enum RepairedRegion {
    WESTEUROPE("weu"),
    NORTHEUROPE("neu"),
    GERMANYWESTCENTRAL("gwc");

    private final String prefix;

    RepairedRegion(String prefix) {
      this.prefix = prefix;
    }

    String host() {
      return prefix + ".status.contoso.example";
    }
  }
}
