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
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

@Pair(
    title = "The column to sort by comes from the query, through a builder in a helper",
    kind = "sql-injection",
    reported = {"AZF_SQL_INJECTION"},
    why = "A column cannot be a parameter, so it is often forgotten.",
    repair = "A map of constants translates it.")
public final class SortColumn {
  private SortColumn() {}

  public static final class Flaw {
    private final DataSource data;

    public Flaw(DataSource data) {
      this.data = data;
    }

    @FunctionName("List")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws SQLException {
      String sort = request.getQueryParameters().getOrDefault("sort", "id");
      try (Connection connection = data.getConnection();
          PreparedStatement statement = connection.prepareStatement(FlawQueries.sorted(sort));
          ResultSet rows = statement.executeQuery()) {
        return request.createResponseBuilder(HttpStatus.OK).body(rows.next()).build();
      }
    }
  }

  static final class FlawQueries {
    static String sorted(String column) {
      return new StringBuilder("select id, name from items")
          .append(" order by ")
          .append(column)
          .toString();
    }
  }

  public static final class Repaired {
    private final DataSource data;

    public Repaired(DataSource data) {
      this.data = data;
    }

    @FunctionName("List")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws SQLException {
      String sort = request.getQueryParameters().getOrDefault("sort", "id");
      try (Connection connection = data.getConnection();
          PreparedStatement statement = connection.prepareStatement(RepairedQueries.sorted(sort));
          ResultSet rows = statement.executeQuery()) {
        return request.createResponseBuilder(HttpStatus.OK).body(rows.next()).build();
      }
    }
  }

  static final class RepairedQueries {
    private static final Map<String, String> COLUMNS = Map.of("id", "id", "name", "lower(name)");

    static String sorted(String column) {
      return new StringBuilder("select id, name from items")
          .append(" order by ")
          .append(COLUMNS.getOrDefault(column, "id"))
          .toString();
    }
  }
}
