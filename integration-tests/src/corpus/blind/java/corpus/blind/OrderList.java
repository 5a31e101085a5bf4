package corpus.blind;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import corpus.Pair;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

@Pair(
    title = "The column that sorts a list comes from the request",
    kind = "sql-injection",
    why =
        "A column cannot be a parameter of a prepared statement, so this is where concatenation"
            + " survives; an expression there reads other tables bit by bit.",
    repair =
        "A map turns the words of the interface into columns, and an unknown word into the"
            + " default.")
final class OrderList {
  private OrderList() {}

  static final class Flaw {
    private final DataSource database;

    Flaw(DataSource database) {
      this.database = database;
    }

    @FunctionName("OrderList")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION,
                route = "shops/{shop:guid}/orders")
            HttpRequestMessage<Optional<String>> request,
        @BindingName("shop") String shop)
        throws SQLException {
      String sql =
          new FlawOrderQuery(request.getQueryParameters().getOrDefault("sort", "id")).sql();
      ArrayNode ids = new ObjectMapper().createArrayNode();
      try (Connection connection = database.getConnection();
          PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setQueryTimeout(5);
        statement.setObject(1, UUID.fromString(shop));
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            ids.add(rows.getLong(1));
          }
        }
      }
      return request
          .createResponseBuilder(HttpStatus.OK)
          .header("Content-Type", "application/json")
          .body(ids.toString())
          .build();
    }
  }

  record FlawOrderQuery(String sort) {
    String sql() {
      return "SELECT id FROM shop_order WHERE shop_id = ? ORDER BY " + sort + " LIMIT 100";
    }
  }

  static final class Repaired {
    private final DataSource database;

    Repaired(DataSource database) {
      this.database = database;
    }

    @FunctionName("OrderListRepaired")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION,
                route = "shops/{shop:guid}/orders")
            HttpRequestMessage<Optional<String>> request,
        @BindingName("shop") String shop)
        throws SQLException {
      String sql =
          new RepairedOrderQuery(request.getQueryParameters().getOrDefault("sort", "id")).sql();
      ArrayNode ids = new ObjectMapper().createArrayNode();
      try (Connection connection = database.getConnection();
          PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setQueryTimeout(5);
        statement.setObject(1, UUID.fromString(shop));
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            ids.add(rows.getLong(1));
          }
        }
      }
      return request
          .createResponseBuilder(HttpStatus.OK)
          .header("Content-Type", "application/json")
          .body(ids.toString())
          .build();
    }
  }

  record RepairedOrderQuery(String sort) {
    private static final Map<String, String> COLUMNS =
        Map.of("id", "id", "placed", "placed_at", "total", "total_cents");

    String sql() {
      return "SELECT id FROM shop_order WHERE shop_id = ? ORDER BY "
          + COLUMNS.getOrDefault(sort, "id")
          + " LIMIT 100";
    }
  }
}
