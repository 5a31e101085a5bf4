package corpus.blind;

import com.azure.core.util.BinaryData;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobContainerClientBuilder;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.ServiceBusTopicTrigger;
import corpus.Pair;
import java.util.Map;
import java.util.UUID;

@Pair(
    title = "An address with a shared access signature is kept in a map of targets",
    kind = "hard-coded-secret",
    why =
        "Whoever sees the repository can write to the container until the signature's far end, and"
            + " nobody notices.",
    repair = "The map holds names of containers only, and the app's identity signs in.")
final class MediaUpload {
  private MediaUpload() {}

  static final class Flaw {
    private final FlawTargets targets = new FlawTargets();

    @FunctionName("MediaUpload")
    public void run(
        @ServiceBusTopicTrigger(
                name = "message",
                topicName = "media",
                subscriptionName = "archive",
                connection = "MediaBus")
            String message,
        @BindingName("MessageId") String messageId) {
      UUID id = UUID.fromString(messageId);
      if (message.length() > 200_000) {
        throw new IllegalArgumentException("Message too large");
      }
      targets.archive(id).upload(BinaryData.fromString(message), false);
    }
  }

  static final class FlawTargets {
    private static final Map<String, String> ADDRESSES =
        Map.of(
            "archive",
            "https://contosomedia.blob.core.windows.net/archive?sv=2024-11-04&sr=c&sp=rcw"
                + "&se=2031-12-31T00:00:00Z&sig="
                + "RVhBTVBMRS1TSUdOQVRVUkUtTk9ULVJFQUwtRVhBTVA%3D");
    private static final BlobContainerClient ARCHIVE =
        new BlobContainerClientBuilder().endpoint(ADDRESSES.get("archive")).buildClient();

    BlobClient archive(UUID id) {
      return ARCHIVE.getBlobClient(id + ".json");
    }
  }

  static final class Repaired {
    private final RepairedTargets targets = new RepairedTargets();

    @FunctionName("MediaUploadRepaired")
    public void run(
        @ServiceBusTopicTrigger(
                name = "message",
                topicName = "media",
                subscriptionName = "archive",
                connection = "MediaBus")
            String message,
        @BindingName("MessageId") String messageId) {
      UUID id = UUID.fromString(messageId);
      if (message.length() > 200_000) {
        throw new IllegalArgumentException("Message too large");
      }
      targets.archive(id).upload(BinaryData.fromString(message), false);
    }
  }

  static final class RepairedTargets {
    private static final Map<String, String> CONTAINERS = Map.of("archive", "archive");
    private static final BlobContainerClient ARCHIVE =
        new BlobContainerClientBuilder()
            .endpoint(System.getenv("MEDIA_URL"))
            .containerName(CONTAINERS.get("archive"))
            .credential(
                new ManagedIdentityCredentialBuilder()
                    .clientId(System.getenv("AZURE_CLIENT_ID"))
                    .build())
            .buildClient();

    BlobClient archive(UUID id) {
      return ARCHIVE.getBlobClient(id + ".json");
    }
  }
}
