package corpus.query;

import com.azure.cosmos.CosmosContainer;
import com.azure.cosmos.models.CosmosQueryRequestOptions;
import com.azure.cosmos.models.SqlParameter;
import com.azure.cosmos.models.SqlQuerySpec;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import corpus.Pair;
import java.util.List;
import java.util.Optional;

@Pair(
    title = "A Cosmos DB query holds a value of the caller",
    kind = "query-injection",
    reported = {"AZF_QUERY_INJECTION"},
    why = "It reads the documents of other tenants.",
    repair = "The value is a SqlParameter.")
public final class CosmosQuery {
  private CosmosQuery() {}

  public static final class Flaw {
    private final CosmosContainer items;

    public Flaw(CosmosContainer items) {
      this.items = items;
    }

    @FunctionName("ItemsOf")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        @BindingName("owner") String owner,
        ExecutionContext context) {
      SqlQuerySpec query =
          new SqlQuerySpec(String.format("SELECT * FROM c WHERE c.owner = '%s'", owner));
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(
              items.queryItems(query, new CosmosQueryRequestOptions(), JsonNode.class).stream()
                  .count())
          .build();
    }
  }

  public static final class Repaired {
    private final CosmosContainer items;

    public Repaired(CosmosContainer items) {
      this.items = items;
    }

    @FunctionName("ItemsOf")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        @BindingName("owner") String owner,
        ExecutionContext context) {
      SqlQuerySpec query =
          new SqlQuerySpec(
              "SELECT * FROM c WHERE c.owner = @owner", List.of(new SqlParameter("@owner", owner)));
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(
              items.queryItems(query, new CosmosQueryRequestOptions(), JsonNode.class).stream()
                  .count())
          .build();
    }
  }
}
