package corpus.blind;

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
import java.util.Objects;
import java.util.Optional;

@Pair(
    title = "The key of a map service is the default of a builder",
    kind = "hard-coded-secret",
    why =
        "The key is billed to the company and stays valid in every old jar; a scan of the"
            + " repository by anybody finds it.",
    repair = "The builder has no default; the key is a setting.")
final class GeoLookup {
  private GeoLookup() {}

  static final class Flaw {
    private static final FlawMaps MAPS = new FlawMaps.Builder().build();

    @FunctionName("GeoLookup")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION,
                route = "places/{postcode:int}")
            HttpRequestMessage<Optional<String>> request,
        @BindingName("postcode") int postcode)
        throws IOException, InterruptedException {
      boolean known = MAPS.knows(postcode);
      return request
          .createResponseBuilder(known ? HttpStatus.NO_CONTENT : HttpStatus.NOT_FOUND)
          .build();
    }
  }

  static final class FlawMaps {
    private static final HttpClient HTTP =
        HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();
    private final String key;

    private FlawMaps(String key) {
      this.key = Objects.requireNonNull(key);
    }

    boolean knows(int postcode) throws IOException, InterruptedException {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("https://maps.contoso.example/postcodes/" + postcode))
              .header("X-Api-Key", key)
              .timeout(Duration.ofSeconds(5))
              .build();
      return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    }

    static final class Builder {
      private String apiKey = "EXAMPLE" + "_9f27c1e04b5d4a6f8c3e7d1b0a2f4e6c";

      Builder key(String value) {
        apiKey = value;
        return this;
      }

      FlawMaps build() {
        return new FlawMaps(apiKey);
      }
    }
  }

  static final class Repaired {
    private static final RepairedMaps MAPS =
        new RepairedMaps.Builder().key(System.getenv("MAPS_KEY")).build();

    @FunctionName("GeoLookupRepaired")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION,
                route = "places/{postcode:int}")
            HttpRequestMessage<Optional<String>> request,
        @BindingName("postcode") int postcode)
        throws IOException, InterruptedException {
      boolean known = MAPS.knows(postcode);
      return request
          .createResponseBuilder(known ? HttpStatus.NO_CONTENT : HttpStatus.NOT_FOUND)
          .build();
    }
  }

  static final class RepairedMaps {
    private static final HttpClient HTTP =
        HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();
    private final String key;

    private RepairedMaps(String key) {
      this.key = Objects.requireNonNull(key);
    }

    boolean knows(int postcode) throws IOException, InterruptedException {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("https://maps.contoso.example/postcodes/" + postcode))
              .header("X-Api-Key", key)
              .timeout(Duration.ofSeconds(5))
              .build();
      return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    }

    static final class Builder {
      private String apiKey;

      Builder key(String value) {
        apiKey = value;
        return this;
      }

      RepairedMaps build() {
        return new RepairedMaps(apiKey);
      }
    }
  }
}
