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
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** A statement that a plus sign joins from constants. */
public final class SqlOfConstants {
  private final DataSource data;

  public SqlOfConstants(DataSource data) {
    this.data = data;
  }

  private static final String COLUMNS = "id, name";

  @FunctionName("List")
  public HttpResponseMessage run(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              authLevel = AuthorizationLevel.FUNCTION)
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context)
      throws SQLException {
    String order = "true".equals(request.getQueryParameters().get("descending")) ? "desc" : "asc";
    String sql = "select " + COLUMNS + " from items order by name " + order;
    try (Connection connection = data.getConnection();
        PreparedStatement query = connection.prepareStatement(sql);
        ResultSet rows = query.executeQuery()) {
      return request.createResponseBuilder(HttpStatus.OK).body(rows.next()).build();
    }
  }
}
