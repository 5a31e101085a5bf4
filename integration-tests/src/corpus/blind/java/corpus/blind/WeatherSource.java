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
import java.util.Optional;
import java.util.logging.Level;

@Pair(
    title = "The address of the weather service falls back to a plain HTTP one",
    kind = "http-url",
    why =
        "The fallback works, so nobody sees that forecasts for the heating arrive over a connection"
            + " that anybody can change.",
    repair = "Without an https address in the settings the class does not load.")
final class WeatherSource {
  private WeatherSource() {}

  static final class Flaw {
    private static final HttpClient HTTP =
        HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();
    private static final URI FORECAST =
        Optional.ofNullable(System.getenv("FORECAST_URL"))
            .map(URI::create)
            .orElseGet(() -> URI.create("http://forecast.contoso.example/v1/today"));

    @FunctionName("WeatherSource")
    public void run(
        @TimerTrigger(name = "timer", schedule = "0 0 * * * *") String timer,
        ExecutionContext context)
        throws IOException, InterruptedException {
      HttpRequest request = HttpRequest.newBuilder(FORECAST).timeout(Duration.ofSeconds(5)).build();
      int status = HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      context.getLogger().log(Level.INFO, "The forecast answers {0}", status);
    }
  }

  static final class Repaired {
    private static final HttpClient HTTP =
        HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();
    private static final URI FORECAST =
        Optional.ofNullable(System.getenv("FORECAST_URL"))
            .map(URI::create)
            .filter(address -> "https".equals(address.getScheme()))
            .orElseThrow(() -> new IllegalStateException("FORECAST_URL is not an https address"));

    @FunctionName("WeatherSourceRepaired")
    public void run(
        @TimerTrigger(name = "timer", schedule = "0 0 * * * *") String timer,
        ExecutionContext context)
        throws IOException, InterruptedException {
      HttpRequest request = HttpRequest.newBuilder(FORECAST).timeout(Duration.ofSeconds(5)).build();
      int status = HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      context.getLogger().log(Level.INFO, "The forecast answers {0}", status);
    }
  }
}
