package corpus.secrets;

import com.azure.core.util.BinaryData;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobContainerClientBuilder;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import corpus.Pair;
import java.util.UUID;

@Pair(
    title = "An address carries a shared access signature",
    kind = "hard-coded-secret",
    reported = {"AZF_HARD_CODED_SECRET"},
    why = "It opens the container until it expires, often years later.",
    repair = "The identity of the app opens it.")
public final class SasInAddress {
  private SasInAddress() {}

  public static final class Flaw {
    private static final BlobContainerClient OUT =
        new BlobContainerClientBuilder()
            .endpoint(
                "https://contoso.blob.core.windows.net/out?sv=2022-11-02&sp=rw&sig=Zm9vYmFyYmF6cXV4MTIzNDU2Nzg5MA%3D%3D")
            .buildClient();

    @FunctionName("Archive")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context) {
      OUT.getBlobClient(UUID.randomUUID() + ".json").upload(BinaryData.fromString(message));
    }
  }

  public static final class Repaired {
    private static final BlobContainerClient OUT =
        new BlobContainerClientBuilder()
            .endpoint("https://contoso.blob.core.windows.net/out")
            .credential(new ManagedIdentityCredentialBuilder().build())
            .buildClient();

    @FunctionName("Archive")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context) {
      OUT.getBlobClient(UUID.randomUUID() + ".json").upload(BinaryData.fromString(message));
    }
  }
}
