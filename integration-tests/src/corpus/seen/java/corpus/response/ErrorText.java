package corpus.response;

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
import java.util.Optional;
import java.util.logging.Level;
import javax.sql.DataSource;

@Pair(
    title = "The text of an exception goes to the caller",
    kind = "exception-text",
    reported = {"AZF_EXCEPTION_TEXT"},
    why = "It names classes, tables, hosts and paths of the inside.",
    repair = "The caller gets a constant and the invocation id.")
public final class ErrorText {
  private ErrorText() {}

  public static final class Flaw {
    private final DataSource data;

    public Flaw(DataSource data) {
      this.data = data;
    }

    @FunctionName("Count")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      try (Connection connection = data.getConnection();
          PreparedStatement query = connection.prepareStatement("select count(*) from orders");
          ResultSet rows = query.executeQuery()) {
        return request
            .createResponseBuilder(HttpStatus.OK)
            .body(rows.next() ? rows.getInt(1) : 0)
            .build();
      } catch (SQLException e) {
        return request
            .createResponseBuilder(HttpStatus.INTERNAL_SERVER_ERROR)
            .body("Failed: " + e.getMessage())
            .build();
      }
    }
  }

  public static final class Repaired {
    private final DataSource data;

    public Repaired(DataSource data) {
      this.data = data;
    }

    @FunctionName("Count")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      try (Connection connection = data.getConnection();
          PreparedStatement query = connection.prepareStatement("select count(*) from orders");
          ResultSet rows = query.executeQuery()) {
        return request
            .createResponseBuilder(HttpStatus.OK)
            .body(rows.next() ? rows.getInt(1) : 0)
            .build();
      } catch (SQLException e) {
        context.getLogger().log(Level.SEVERE, "Counting failed", e);
        return request
            .createResponseBuilder(HttpStatus.INTERNAL_SERVER_ERROR)
            .body("Failed: " + context.getInvocationId())
            .build();
      }
    }
  }
}
