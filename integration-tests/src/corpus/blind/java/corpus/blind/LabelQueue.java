package corpus.blind;

import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.azure.storage.common.StorageSharedKeyCredential;
import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueClientBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.CosmosDBTrigger;
import com.microsoft.azure.functions.annotation.FunctionName;
import corpus.Pair;
import java.util.UUID;
import java.util.logging.Level;

@Pair(
    title = "A queue's client signs with the account's key",
    kind = "shared-key-credential",
    why =
        "The account's key may do everything to all data, is not bound to the function and leaves"
            + " no identity in the logs.",
    repair = "The client signs in with the identity that has one role on this queue.")
final class LabelQueue {
  private LabelQueue() {}

  static final class Flaw {
    private static final QueueClient LABELS =
        new QueueClientBuilder()
            .endpoint(System.getenv("LABELS_QUEUE_URL"))
            .queueName("labels")
            .credential(
                new StorageSharedKeyCredential(
                    System.getenv("LABELS_ACCOUNT"), System.getenv("LABELS_KEY")))
            .buildClient();

    @FunctionName("LabelQueue")
    public void run(
        @CosmosDBTrigger(
                name = "parcels",
                databaseName = "logistics",
                containerName = "parcels",
                leaseContainerName = "leases",
                connection = "LogisticsCosmos",
                dataType = "string")
            String parcels,
        ExecutionContext context)
        throws JsonProcessingException {
      if (parcels.length() > 4_000_000) {
        throw new IllegalArgumentException("Change too large");
      }
      int sent = 0;
      for (JsonNode parcel : new ObjectMapper().readTree(parcels)) {
        UUID id = UUID.fromString(parcel.path("id").asText());
        LABELS.sendMessage(id.toString());
        sent++;
      }
      context.getLogger().log(Level.INFO, "{0} labels ordered", sent);
    }
  }

  static final class Repaired {
    private static final QueueClient LABELS =
        new QueueClientBuilder()
            .endpoint(System.getenv("LABELS_QUEUE_URL"))
            .queueName("labels")
            .credential(
                new ManagedIdentityCredentialBuilder()
                    .clientId(System.getenv("AZURE_CLIENT_ID"))
                    .build())
            .buildClient();

    @FunctionName("LabelQueueRepaired")
    public void run(
        @CosmosDBTrigger(
                name = "parcels",
                databaseName = "logistics",
                containerName = "parcels",
                leaseContainerName = "leases",
                connection = "LogisticsCosmos",
                dataType = "string")
            String parcels,
        ExecutionContext context)
        throws JsonProcessingException {
      if (parcels.length() > 4_000_000) {
        throw new IllegalArgumentException("Change too large");
      }
      int sent = 0;
      for (JsonNode parcel : new ObjectMapper().readTree(parcels)) {
        UUID id = UUID.fromString(parcel.path("id").asText());
        LABELS.sendMessage(id.toString());
        sent++;
      }
      context.getLogger().log(Level.INFO, "{0} labels ordered", sent);
    }
  }
}
