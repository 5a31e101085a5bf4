package corpus.clean;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;

/** Numbers and enums in a statement. */
public final class NumbersInSql {
  private final DataSource data;

  public NumbersInSql(DataSource data) {
    this.data = data;
  }

  private enum Column {
    ID,
    NAME
  }

  @FunctionName("Page")
  public HttpResponseMessage run(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              authLevel = AuthorizationLevel.FUNCTION)
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context)
      throws SQLException {
    int limit =
        Math.min(Integer.parseInt(request.getQueryParameters().getOrDefault("limit", "20")), 100);
    Column column =
        Column.valueOf(
            request.getQueryParameters().getOrDefault("sort", "ID").toUpperCase(Locale.ROOT));
    try (Connection connection = data.getConnection();
        Statement query = connection.createStatement();
        ResultSet rows =
            query.executeQuery(
                "select id from items order by " + column.name() + " limit " + limit)) {
      return request.createResponseBuilder(HttpStatus.OK).body(rows.next()).build();
    }
  }
}
