package corpus.blind;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import corpus.Pair;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Level;

@Pair(
    title = "A password stands in the code in case the setting is missing",
    kind = "hard-coded-secret",
    why =
        "A default for the developer's machine works in production as well, silently, as soon as a"
            + " deployment forgets the setting.",
    repair = "Without the setting the function refuses to start.")
final class LedgerLogin {
  private LedgerLogin() {}

  static final class Flaw {
    private static final FlawLedger LEDGER = new FlawLedger(System.getenv());

    @FunctionName("LedgerLogin")
    public void run(
        @TimerTrigger(name = "timer", schedule = "0 0 1 * * *") String timer,
        ExecutionContext context)
        throws SQLException {
      try (Connection connection = LEDGER.open();
          PreparedStatement close =
              connection.prepareStatement(
                  "UPDATE ledger SET closed = true WHERE day < current_date")) {
        close.setQueryTimeout(60);
        context.getLogger().log(Level.INFO, "{0} days closed", close.executeUpdate());
      }
    }
  }

  static final class FlawLedger {
    private final String url;
    private final Properties login = new Properties();

    FlawLedger(Map<String, String> settings) {
      url = setting(settings, "LEDGER_URL").orElseThrow();
      login.setProperty("user", setting(settings, "LEDGER_USER").orElseThrow());
      login.setProperty(
          "password", setting(settings, "LEDGER_PASSWORD").orElse("Ledger!Example2024"));
      login.setProperty("connectTimeout", "5");
    }

    private static Optional<String> setting(Map<String, String> settings, String name) {
      return Optional.ofNullable(settings.get(name)).filter(value -> !value.isBlank());
    }

    Connection open() throws SQLException {
      return DriverManager.getConnection(url, login);
    }
  }

  static final class Repaired {
    private static final RepairedLedger LEDGER = new RepairedLedger(System.getenv());

    @FunctionName("LedgerLoginRepaired")
    public void run(
        @TimerTrigger(name = "timer", schedule = "0 0 1 * * *") String timer,
        ExecutionContext context)
        throws SQLException {
      try (Connection connection = LEDGER.open();
          PreparedStatement close =
              connection.prepareStatement(
                  "UPDATE ledger SET closed = true WHERE day < current_date")) {
        close.setQueryTimeout(60);
        context.getLogger().log(Level.INFO, "{0} days closed", close.executeUpdate());
      }
    }
  }

  static final class RepairedLedger {
    private final String url;
    private final Properties login = new Properties();

    RepairedLedger(Map<String, String> settings) {
      url = setting(settings, "LEDGER_URL").orElseThrow();
      login.setProperty("user", setting(settings, "LEDGER_USER").orElseThrow());
      login.setProperty(
          "password",
          setting(settings, "LEDGER_PASSWORD")
              .orElseThrow(
                  () -> new IllegalStateException("The setting LEDGER_PASSWORD is missing")));
      login.setProperty("connectTimeout", "5");
    }

    private static Optional<String> setting(Map<String, String> settings, String name) {
      return Optional.ofNullable(settings.get(name)).filter(value -> !value.isBlank());
    }

    Connection open() throws SQLException {
      return DriverManager.getConnection(url, login);
    }
  }
}
