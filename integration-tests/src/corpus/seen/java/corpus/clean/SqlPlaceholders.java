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
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** As many placeholders as there are values. */
public final class SqlPlaceholders {
  private final DataSource data;

  public SqlPlaceholders(DataSource data) {
    this.data = data;
  }

  @FunctionName("Find")
  public HttpResponseMessage run(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              authLevel = AuthorizationLevel.FUNCTION)
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context)
      throws SQLException {
    List<String> ids = List.of(request.getBody().orElse("").split(","));
    String marks = ids.stream().map(id -> "?").collect(Collectors.joining(","));
    try (Connection connection = data.getConnection();
        PreparedStatement query =
            connection.prepareStatement("select count(*) from items where id in (" + marks + ")")) {
      for (int i = 0; i < ids.size(); i++) {
        query.setString(i + 1, ids.get(i));
      }
      try (ResultSet rows = query.executeQuery()) {
        return request
            .createResponseBuilder(HttpStatus.OK)
            .body(rows.next() ? rows.getInt(1) : 0)
            .build();
      }
    }
  }
}
