package corpus.blind;

import com.azure.core.credential.AzureNamedKeyCredential;
import com.azure.data.tables.TableClient;
import com.azure.data.tables.TableServiceClientBuilder;
import com.azure.data.tables.models.TableEntity;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.azure.functions.annotation.EventGridTrigger;
import com.microsoft.azure.functions.annotation.FunctionName;
import corpus.Pair;
import java.util.UUID;

@Pair(
    title = "A table's client is built by a helper with the account's name and key",
    kind = "shared-key-credential",
    why =
        "The key gives all rights to all tables and blobs of the account; whoever reads the setting"
            + " has them without a trace.",
    repair = "The helper signs in with the managed identity.")
final class MeterTable {
  private MeterTable() {}

  static final class Flaw {
    private static final TableClient METERS = FlawTables.open("meters");

    @FunctionName("MeterTable")
    public void run(@EventGridTrigger(name = "event") String event) throws JsonProcessingException {
      if (event.length() > 4096) {
        throw new IllegalArgumentException("Event too large");
      }
      JsonNode data = new ObjectMapper().readTree(event).path("data");
      TableEntity meter =
          new TableEntity("meter", UUID.fromString(data.path("id").asText()).toString());
      METERS.upsertEntity(meter.addProperty("Count", data.path("count").asInt()));
    }
  }

  static final class FlawTables {
    private FlawTables() {}

    static TableClient open(String table) {
      TableServiceClientBuilder builder =
          new TableServiceClientBuilder().endpoint(System.getenv("TABLES_URL"));
      String[] account = System.getenv("TABLES_ACCOUNT").split(":", 2);
      builder.credential(new AzureNamedKeyCredential(account[0], account[1]));
      return builder.buildClient().getTableClient(table);
    }
  }

  static final class Repaired {
    private static final TableClient METERS = RepairedTables.open("meters");

    @FunctionName("MeterTableRepaired")
    public void run(@EventGridTrigger(name = "event") String event) throws JsonProcessingException {
      if (event.length() > 4096) {
        throw new IllegalArgumentException("Event too large");
      }
      JsonNode data = new ObjectMapper().readTree(event).path("data");
      TableEntity meter =
          new TableEntity("meter", UUID.fromString(data.path("id").asText()).toString());
      METERS.upsertEntity(meter.addProperty("Count", data.path("count").asInt()));
    }
  }

  static final class RepairedTables {
    private RepairedTables() {}

    static TableClient open(String table) {
      TableServiceClientBuilder builder =
          new TableServiceClientBuilder().endpoint(System.getenv("TABLES_URL"));
      String client = System.getenv("AZURE_CLIENT_ID");
      builder.credential(new ManagedIdentityCredentialBuilder().clientId(client).build());
      return builder.buildClient().getTableClient(table);
    }
  }
}
