package corpus.blind;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import corpus.Pair;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.logging.Level;

@Pair(
    title = "A long-lived token for a partner stands in a map of headers",
    kind = "hard-coded-secret",
    why =
        "The token is valid for whoever has the jar or the repository, and it is not tied to this"
            + " app in any way.",
    repair = "The header's value comes from a setting that refers to the vault.")
final class BatchPartner {
  private BatchPartner() {}

  static final class Flaw {
    private static final HttpClient HTTP =
        HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();
    private static final Map<String, String> HEADERS =
        Map.of(
            "Accept",
            "application/json",
            "Authorization",
            "Bearer "
                + "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9"
                + ".eyJpc3MiOiJFWEFNUExFIiwic3ViIjoiYmF0Y2giLCJhdWQiOiJwYXJ0bmVyIn0"
                + ".RVhBTVBMRS1TSUdOQVRVUkUtTk9ULVJFQUwtRVhBTVBMRQ");

    @FunctionName("BatchPartner")
    public void run(
        @TimerTrigger(name = "timer", schedule = "0 45 23 * * *") String timer,
        ExecutionContext context)
        throws IOException, InterruptedException {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(System.getenv("PARTNER_URL")))
              .timeout(Duration.ofSeconds(10))
              .POST(HttpRequest.BodyPublishers.noBody());
      HEADERS.forEach(request::header);
      int status = HTTP.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
      context.getLogger().log(Level.INFO, "The partner answers {0}", status);
    }
  }

  static final class Repaired {
    private static final HttpClient HTTP =
        HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();
    private static final Map<String, String> HEADERS =
        Map.of(
            "Accept",
            "application/json",
            "Authorization",
            "Bearer " + System.getenv("PARTNER_TOKEN"));

    @FunctionName("BatchPartnerRepaired")
    public void run(
        @TimerTrigger(name = "timer", schedule = "0 45 23 * * *") String timer,
        ExecutionContext context)
        throws IOException, InterruptedException {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(System.getenv("PARTNER_URL")))
              .timeout(Duration.ofSeconds(10))
              .POST(HttpRequest.BodyPublishers.noBody());
      HEADERS.forEach(request::header);
      int status = HTTP.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
      context.getLogger().log(Level.INFO, "The partner answers {0}", status);
    }
  }
}
