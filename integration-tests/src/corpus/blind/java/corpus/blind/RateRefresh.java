package corpus.blind;

import com.microsoft.azure.functions.annotation.Cardinality;
import com.microsoft.azure.functions.annotation.EventHubTrigger;
import com.microsoft.azure.functions.annotation.FunctionName;
import corpus.Pair;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

@Pair(
    title = "A helper makes an HTTP client for each message of a batch",
    kind = "client-per-invocation",
    why =
        "Each client starts a selector thread and keeps its connections; a batch of a thousand"
            + " events starts a thousand.",
    repair = "The helper keeps one client in a static field.")
final class RateRefresh {
  private RateRefresh() {}

  static final class Flaw {
    private final FlawNotifier notifier = new FlawNotifier();

    @FunctionName("RateRefresh")
    public void run(
        @EventHubTrigger(
                name = "events",
                eventHubName = "rates",
                consumerGroup = "push",
                cardinality = Cardinality.MANY,
                connection = "RateHub")
            List<String> events)
        throws IOException, InterruptedException {
      for (BigDecimal rate : events.stream().map(FlawNotifier::rate).toList()) {
        notifier.push(rate);
      }
    }
  }

  static final class FlawNotifier {
    private static final URI SCREEN = URI.create(System.getenv("SCREEN_URL"));
    private static final Supplier<HttpClient> HTTP =
        () -> HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    static BigDecimal rate(String event) {
      if (!event.matches("[0-9]{1,6}\\.[0-9]{1,6}")) {
        throw new NumberFormatException("Not a rate");
      }
      return new BigDecimal(event);
    }

    void push(BigDecimal rate) throws IOException, InterruptedException {
      HttpRequest request =
          HttpRequest.newBuilder(SCREEN)
              .timeout(Duration.ofSeconds(3))
              .PUT(HttpRequest.BodyPublishers.ofString(rate.toPlainString()))
              .build();
      int status = HTTP.get().send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status != 204) {
        throw new IOException("The screen answered " + status);
      }
    }
  }

  static final class Repaired {
    private final RepairedNotifier notifier = new RepairedNotifier();

    @FunctionName("RateRefreshRepaired")
    public void run(
        @EventHubTrigger(
                name = "events",
                eventHubName = "rates",
                consumerGroup = "push",
                cardinality = Cardinality.MANY,
                connection = "RateHub")
            List<String> events)
        throws IOException, InterruptedException {
      for (BigDecimal rate : events.stream().map(RepairedNotifier::rate).toList()) {
        notifier.push(rate);
      }
    }
  }

  static final class RepairedNotifier {
    private static final URI SCREEN = URI.create(System.getenv("SCREEN_URL"));
    private static final HttpClient HTTP =
        HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    static BigDecimal rate(String event) {
      if (!event.matches("[0-9]{1,6}\\.[0-9]{1,6}")) {
        throw new NumberFormatException("Not a rate");
      }
      return new BigDecimal(event);
    }

    void push(BigDecimal rate) throws IOException, InterruptedException {
      HttpRequest request =
          HttpRequest.newBuilder(SCREEN)
              .timeout(Duration.ofSeconds(3))
              .PUT(HttpRequest.BodyPublishers.ofString(rate.toPlainString()))
              .build();
      int status = HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status != 204) {
        throw new IOException("The screen answered " + status);
      }
    }
  }
}
