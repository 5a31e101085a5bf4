package corpus.blind.clean;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import java.util.List;
import java.util.stream.Stream;

/** Checks each morning that the settings are there; the constants are their names, not values. */
public final class SettingNames {
  private static final String API_KEY = "PARTNER_API_KEY";
  private static final String PASSWORD = "LEDGER_PASSWORD";
  private static final String CONNECTION_STRING = "APPLICATIONINSIGHTS_CONNECTION_STRING";
  private static final String TOKEN_HEADER = "x-purge-token";

  @FunctionName("SettingNames")
  public void run(
      @TimerTrigger(name = "timer", schedule = "0 0 6 * * *") String timer,
      ExecutionContext context) {
    List<String> missing =
        Stream.of(API_KEY, PASSWORD, CONNECTION_STRING)
            .filter(name -> System.getenv(name) == null)
            .toList();
    if (!missing.isEmpty()) {
      throw new IllegalStateException("Settings are missing: " + String.join(", ", missing));
    }
    context.getLogger().info("All settings are there; the header is " + TOKEN_HEADER);
  }
}
