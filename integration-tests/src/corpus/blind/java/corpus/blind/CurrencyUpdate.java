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
import java.util.EnumSet;
import java.util.logging.Level;

@Pair(
    title = "A request to the bank's server has no time limit",
    kind = "missing-timeout",
    why =
        "A server that never answers holds the function until the host ends it, and on a timer all"
            + " later runs wait as well.",
    repair = "The client limits connecting, and each request is limited as a whole.")
final class CurrencyUpdate {
  private CurrencyUpdate() {}

  static final class Flaw {
    private static final HttpClient HTTP =
        HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private static final String BANK = System.getenv("BANK_URL");

    @FunctionName("CurrencyUpdate")
    public void run(
        @TimerTrigger(name = "timer", schedule = "0 15 * * * *") String timer,
        ExecutionContext context)
        throws IOException, InterruptedException {
      for (FlawCurrency currency : EnumSet.allOf(FlawCurrency.class)) {
        HttpRequest.Builder request =
            HttpRequest.newBuilder(URI.create(BANK + "/rates/" + currency));
        int status =
            HTTP.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
        context.getLogger().log(Level.INFO, "Rate of {0}: {1}", new Object[] {currency, status});
      }
    }
  }

  enum FlawCurrency {
    CHF,
    GBP,
    USD
  }

  static final class Repaired {
    private static final HttpClient HTTP =
        HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(3))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private static final String BANK = System.getenv("BANK_URL");

    @FunctionName("CurrencyUpdateRepaired")
    public void run(
        @TimerTrigger(name = "timer", schedule = "0 15 * * * *") String timer,
        ExecutionContext context)
        throws IOException, InterruptedException {
      for (RepairedCurrency currency : EnumSet.allOf(RepairedCurrency.class)) {
        HttpRequest.Builder request =
            HttpRequest.newBuilder(URI.create(BANK + "/rates/" + currency));
        request.timeout(Duration.ofSeconds(5));
        int status =
            HTTP.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
        context.getLogger().log(Level.INFO, "Rate of {0}: {1}", new Object[] {currency, status});
      }
    }
  }

  enum RepairedCurrency {
    CHF,
    GBP,
    USD
  }
}
