package corpus.blind;

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
    title = "Customers are searched by a statement put together from the query",
    kind = "sql-injection",
    why =
        "The app's database role reads all customers, so a quote in the search term lists or"
            + " changes those of others.",
    repair = "The statement is a constant and the term a parameter.")
final class CustomerSearch {
  private CustomerSearch() {}

  static final class Flaw {
    private final DataSource database;

    Flaw(DataSource database) {
      this.database = database;
    }

    @FunctionName("CustomerSearch")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION,
                route = "customers")
            HttpRequestMessage<Optional<String>> request)
        throws SQLException {
      String town = request.getQueryParameters().get("town");
      if (town == null || town.length() > 80) {
        return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
      }
      int count = 0;
      try (Connection connection = database.getConnection();
          Statement statement = connection.createStatement()) {
        statement.setQueryTimeout(5);
        String sql = "SELECT count(*) FROM customer WHERE active AND town = '" + town + "'";
        try (ResultSet rows = statement.executeQuery(sql)) {
          if (rows.next()) {
            count = rows.getInt(1);
          }
        }
      }
      return request
          .createResponseBuilder(HttpStatus.OK)
          .header("Content-Type", "application/json")
          .body("{\"count\":" + count + "}")
          .build();
    }
  }

  static final class Repaired {
    private final DataSource database;

    Repaired(DataSource database) {
      this.database = database;
    }

    @FunctionName("CustomerSearchRepaired")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION,
                route = "customers")
            HttpRequestMessage<Optional<String>> request)
        throws SQLException {
      String town = request.getQueryParameters().get("town");
      if (town == null || town.length() > 80) {
        return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
      }
      int count = 0;
      String sql = "SELECT count(*) FROM customer WHERE active AND town = ?";
      try (Connection connection = database.getConnection();
          PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setQueryTimeout(5);
        statement.setString(1, town);
        try (ResultSet rows = statement.executeQuery()) {
          if (rows.next()) {
            count = rows.getInt(1);
          }
        }
      }
      return request
          .createResponseBuilder(HttpStatus.OK)
          .header("Content-Type", "application/json")
          .body("{\"count\":" + count + "}")
          .build();
    }
  }
}
