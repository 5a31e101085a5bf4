package corpus.query;

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
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;

@Pair(
    title = "A statement is put together with a value of the caller",
    kind = "sql-injection",
    reported = {"AZF_SQL_INJECTION"},
    why = "The identity of the app can usually read and change every row.",
    repair = "The value is a parameter.")
public final class SqlByConcat {
  private SqlByConcat() {}

  public static final class Flaw {
    private final DataSource data;

    public Flaw(DataSource data) {
      this.data = data;
    }

    @FunctionName("Find")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws SQLException {
      String sql =
          "select id from orders where customer = '"
              + request.getQueryParameters().get("customer")
              + "'";
      try (Connection connection = data.getConnection();
          Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery(sql)) {
        return request
            .createResponseBuilder(HttpStatus.OK)
            .body(rows.next() ? rows.getInt(1) : 0)
            .build();
      }
    }
  }

  public static final class Repaired {
    private final DataSource data;

    public Repaired(DataSource data) {
      this.data = data;
    }

    @FunctionName("Find")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws SQLException {
      try (Connection connection = data.getConnection();
          PreparedStatement statement =
              connection.prepareStatement("select id from orders where customer = ?")) {
        statement.setString(1, request.getQueryParameters().get("customer"));
        try (ResultSet rows = statement.executeQuery()) {
          return request
              .createResponseBuilder(HttpStatus.OK)
              .body(rows.next() ? rows.getInt(1) : 0)
              .build();
        }
      }
    }
  }
}
