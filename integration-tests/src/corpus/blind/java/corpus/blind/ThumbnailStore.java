package corpus.blind;

import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import corpus.Pair;
import java.util.UUID;
import java.util.logging.Level;

@Pair(
    title = "Each invocation builds a client of the storage account",
    kind = "client-per-invocation",
    why =
        "Each client brings a connection pool and a token of its own; under load the worker runs"
            + " out of ports and the identity endpoint throttles.",
    repair = "The client is a constant of the class, which all invocations share.")
final class ThumbnailStore {
  private ThumbnailStore() {}

  static final class Flaw {
    @FunctionName("ThumbnailStore")
    public void run(
        @QueueTrigger(
                name = "message",
                queueName = "thumbnail-deletions",
                connection = "ThumbnailStorage")
            String message,
        ExecutionContext context) {
      UUID id = UUID.fromString(message.strip());
      boolean deleted = container().getBlobClient(id + ".jpg").deleteIfExists();
      context.getLogger().log(Level.INFO, "Deleted: {0}", deleted);
    }

    private static BlobContainerClient container() {
      return new BlobServiceClientBuilder()
          .endpoint(System.getenv("THUMBNAILS_URL"))
          .credential(
              new ManagedIdentityCredentialBuilder()
                  .clientId(System.getenv("AZURE_CLIENT_ID"))
                  .build())
          .buildClient()
          .getBlobContainerClient("thumbnails");
    }
  }

  static final class Repaired {
    private static final BlobContainerClient THUMBNAILS = container();

    @FunctionName("ThumbnailStoreRepaired")
    public void run(
        @QueueTrigger(
                name = "message",
                queueName = "thumbnail-deletions",
                connection = "ThumbnailStorage")
            String message,
        ExecutionContext context) {
      UUID id = UUID.fromString(message.strip());
      boolean deleted = THUMBNAILS.getBlobClient(id + ".jpg").deleteIfExists();
      context.getLogger().log(Level.INFO, "Deleted: {0}", deleted);
    }

    private static BlobContainerClient container() {
      return new BlobServiceClientBuilder()
          .endpoint(System.getenv("THUMBNAILS_URL"))
          .credential(
              new ManagedIdentityCredentialBuilder()
                  .clientId(System.getenv("AZURE_CLIENT_ID"))
                  .build())
          .buildClient()
          .getBlobContainerClient("thumbnails");
    }
  }
}
