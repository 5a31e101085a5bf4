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
    title = "A record carries a literal password",
    kind = "hard-coded-secret",
    reported = {"AZF_HARD_CODED_SECRET"},
    why = "Whoever reads the source logs in.",
    repair = "It comes from a setting.")
public final class PasswordInRecord {
  private PasswordInRecord() {}

  public static final class Flaw {
    @FunctionName("Rows")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws SQLException {
      FlawLogin login = new FlawLogin("report", "Winter-2024!");
      try (Connection connection =
          DriverManager.getConnection(
              "jdbc:postgresql://db.contoso.com/r", login.user(), login.proof())) {
        return request.createResponseBuilder(HttpStatus.OK).body(connection.isValid(1)).build();
      }
    }
  }

  public static final class Repaired {
    @FunctionName("Rows")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws SQLException {
      RepairedLogin login = new RepairedLogin("report", System.getenv("DB_PASSWORD"));
      try (Connection connection =
          DriverManager.getConnection(
              "jdbc:postgresql://db.contoso.com/r", login.user(), login.proof())) {
        return request.createResponseBuilder(HttpStatus.OK).body(connection.isValid(1)).build();
      }
    }
  }

  record FlawLogin(String user, String proof) {}

  record RepairedLogin(String user, String proof) {}
}
