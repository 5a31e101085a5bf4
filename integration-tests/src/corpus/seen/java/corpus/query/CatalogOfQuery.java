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
    title = "A query parameter chooses the database",
    kind = "resource-name",
    reported = {"AZF_RESOURCE_NAME", "EXTERNAL_CONFIG_CONTROL"},
    why = "The identity of the app opens every database of the server.",
    repair = "A fixed map knows the database of each region.")
public final class CatalogOfQuery {
  private CatalogOfQuery() {}

  public static final class Flaw {
    private final DataSource databases;

    public Flaw(DataSource databases) {
      this.databases = databases;
    }

    @FunctionName("OpenOrders")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws SQLException {
      String database = request.getQueryParameters().getOrDefault("database", "sales_eu");
      try (Connection connection = databases.getConnection()) {
        connection.setCatalog(database);
        try (PreparedStatement open =
                connection.prepareStatement("select count(*) from orders where shipped is null");
            ResultSet rows = open.executeQuery()) {
          rows.next();
          return request.createResponseBuilder(HttpStatus.OK).body(rows.getInt(1)).build();
        }
      }
    }
  }

  public static final class Repaired {
    private static final Map<String, String> CATALOGS = Map.of("eu", "sales_eu", "us", "sales_us");
    private final DataSource databases;

    public Repaired(DataSource databases) {
      this.databases = databases;
    }

    @FunctionName("OpenOrders")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws SQLException {
      String catalog = CATALOGS.get(request.getQueryParameters().getOrDefault("region", "eu"));
      if (catalog == null) {
        return request.createResponseBuilder(HttpStatus.NOT_FOUND).build();
      }
      try (Connection connection = databases.getConnection()) {
        connection.setCatalog(catalog);
        try (PreparedStatement open =
                connection.prepareStatement("select count(*) from orders where shipped is null");
            ResultSet rows = open.executeQuery()) {
          rows.next();
          return request.createResponseBuilder(HttpStatus.OK).body(rows.getInt(1)).build();
        }
      }
    }
  }
}
