package corpus.more;

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
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

@Pair(
    title = "Conditions of a query are collected in a list",
    kind = "sql-injection",
    reported = {"AZF_SQL_INJECTION"},
    why = "Joined texts are as open as added ones.",
    repair = "Conditions are constants, values are parameters.")
public final class DynamicWhere {
  private DynamicWhere() {}

  public static final class Flaw {
    private final DataSource data;

    public Flaw(DataSource data) {
      this.data = data;
    }

    @FunctionName("Search")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws SQLException {
      List<String> where = new ArrayList<>();
      request.getQueryParameters().forEach((name, value) -> where.add(name + " = '" + value + "'"));
      String sql = "select id from items where " + String.join(" and ", where);
      try (Connection connection = data.getConnection();
          Statement statement = connection.createStatement()) {
        return request
            .createResponseBuilder(HttpStatus.OK)
            .body(statement.executeQuery(sql).next())
            .build();
      }
    }
  }

  public static final class Repaired {
    private static final Map<String, String> CONDITIONS =
        Map.of("color", "color = ?", "size", "size = ?");
    private final DataSource data;

    public Repaired(DataSource data) {
      this.data = data;
    }

    @FunctionName("Search")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws SQLException {
      List<String> where = new ArrayList<>();
      List<String> values = new ArrayList<>();
      for (Map.Entry<String, String> entry : request.getQueryParameters().entrySet()) {
        String condition = CONDITIONS.get(entry.getKey());
        if (condition != null) {
          where.add(condition);
          values.add(entry.getValue());
        }
      }
      String sql = "select id from items where " + String.join(" and ", where);
      try (Connection connection = data.getConnection();
          PreparedStatement statement = connection.prepareStatement(sql)) {
        for (int i = 0; i < values.size(); i++) {
          statement.setString(i + 1, values.get(i));
        }
        return request
            .createResponseBuilder(HttpStatus.OK)
            .body(statement.executeQuery().next())
            .build();
      }
    }
  }
}
