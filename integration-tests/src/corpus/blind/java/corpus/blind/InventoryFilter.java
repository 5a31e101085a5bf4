package corpus.blind;

import com.azure.cosmos.CosmosContainer;
import com.azure.cosmos.models.CosmosQueryRequestOptions;
import com.azure.cosmos.models.SqlParameter;
import com.azure.cosmos.models.SqlQuerySpec;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.azure.functions.OutputBinding;
import com.microsoft.azure.functions.annotation.BlobOutput;
import com.microsoft.azure.functions.annotation.FixedDelayRetry;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import corpus.Pair;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

@Pair(
    title = "The field that a Cosmos query filters by is taken from a queue message",
    kind = "cosmos-query-injection",
    why =
        "A property's name cannot be a parameter, and a path such as \"x OR true OR i.y\" makes the"
            + " export contain every tenant's items.",
    repair = "The field is a constant of an enum, and its path comes from there.")
final class InventoryFilter {
  private InventoryFilter() {}

  static final class Flaw {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final CosmosContainer inventory;

    Flaw(CosmosContainer inventory) {
      this.inventory = inventory;
    }

    @FunctionName("InventoryFilter")
    @FixedDelayRetry(maxRetryCount = 3, delayInterval = "00:00:10")
    public void run(
        @QueueTrigger(
                name = "message",
                queueName = "inventory-exports",
                connection = "ExportStorage")
            String message,
        @BlobOutput(name = "export", path = "exports/{rand-guid}.txt", connection = "ExportStorage")
            OutputBinding<String> export)
        throws JsonProcessingException {
      if (message.length() > 16_384) {
        throw new IllegalArgumentException("Message too large");
      }
      JsonNode order = JSON.readTree(message);
      String value = order.path("value").asText();
      String tenant = UUID.fromString(order.path("tenant").asText()).toString();
      String path = "i." + order.path("field").asText();
      SqlQuerySpec query =
          new SqlQuerySpec(
              String.format(
                  "SELECT VALUE i.id FROM i WHERE i.tenant = @tenant AND %s = @value", path),
              List.of(new SqlParameter("@tenant", tenant), new SqlParameter("@value", value)));
      CosmosQueryRequestOptions options = new CosmosQueryRequestOptions();
      export.setValue(
          inventory.queryItems(query, options, String.class).stream()
              .limit(5000)
              .collect(Collectors.joining("\n")));
    }
  }

  static final class Repaired {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final CosmosContainer inventory;

    Repaired(CosmosContainer inventory) {
      this.inventory = inventory;
    }

    @FunctionName("InventoryFilterRepaired")
    @FixedDelayRetry(maxRetryCount = 3, delayInterval = "00:00:10")
    public void run(
        @QueueTrigger(
                name = "message",
                queueName = "inventory-exports",
                connection = "ExportStorage")
            String message,
        @BlobOutput(name = "export", path = "exports/{rand-guid}.txt", connection = "ExportStorage")
            OutputBinding<String> export)
        throws JsonProcessingException {
      if (message.length() > 16_384) {
        throw new IllegalArgumentException("Message too large");
      }
      JsonNode order = JSON.readTree(message);
      String value = order.path("value").asText();
      String tenant = UUID.fromString(order.path("tenant").asText()).toString();
      String path = RepairedField.valueOf(order.path("field").asText()).path;
      SqlQuerySpec query =
          new SqlQuerySpec(
              String.format(
                  "SELECT VALUE i.id FROM i WHERE i.tenant = @tenant AND %s = @value", path),
              List.of(new SqlParameter("@tenant", tenant), new SqlParameter("@value", value)));
      CosmosQueryRequestOptions options = new CosmosQueryRequestOptions();
      export.setValue(
          inventory.queryItems(query, options, String.class).stream()
              .limit(5000)
              .collect(Collectors.joining("\n")));
    }
  }

  enum RepairedField {
    SHELF("i.place.shelf"),
    HALL("i.place.hall"),
    STATE("i.state");

    private final String path;

    RepairedField(String path) {
      this.path = path;
    }
  }
}
