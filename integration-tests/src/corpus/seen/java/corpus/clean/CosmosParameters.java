package corpus.clean;

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
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A query whose values are parameters. */
public final class CosmosParameters {
  private final CosmosContainer items;

  CosmosParameters(CosmosContainer items) {
    this.items = items;
  }

  @FunctionName("Query")
  public HttpResponseMessage run(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              authLevel = AuthorizationLevel.FUNCTION)
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    List<SqlParameter> parameters = new ArrayList<>();
    StringBuilder text = new StringBuilder("SELECT * FROM c WHERE 1 = 1");
    for (String name : List.of("color", "size")) {
      String value = request.getQueryParameters().get(name);
      if (value != null) {
        text.append(" AND c.").append(name).append(" = @").append(name);
        parameters.add(new SqlParameter("@" + name, value));
      }
    }
    return request
        .createResponseBuilder(HttpStatus.OK)
        .body(
            items
                .queryItems(
                    new SqlQuerySpec(text.toString(), parameters),
                    new CosmosQueryRequestOptions(),
                    JsonNode.class)
                .stream()
                .count())
        .build();
  }
}
