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
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;

@Pair(
    title = "A password is a literal of a call",
    kind = "hard-coded-secret",
    reported = {"AZF_HARD_CODED_SECRET", "HARD_CODE_PASSWORD"},
    why = "It cannot be rotated without a release, and is in the history for ever.",
    repair = "It comes from a setting that refers to Key Vault.")
public final class PasswordLiteral {
  private PasswordLiteral() {}

  public static final class Flaw {
    @FunctionName("Ping")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws SQLException {
      try (Connection connection =
          DriverManager.getConnection(
              "jdbc:postgresql://db.contoso.com/app", "app", "Winter-2026!")) {
        return request.createResponseBuilder(HttpStatus.OK).body(connection.isValid(2)).build();
      }
    }
  }

  public static final class Repaired {
    @FunctionName("Ping")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws SQLException {
      try (Connection connection =
          DriverManager.getConnection(
              "jdbc:postgresql://db.contoso.com/app", "app", System.getenv("DB_PASSWORD"))) {
        return request.createResponseBuilder(HttpStatus.OK).body(connection.isValid(2)).build();
      }
    }
  }
}
