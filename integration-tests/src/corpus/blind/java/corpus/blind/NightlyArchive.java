package corpus.blind;

import com.azure.core.util.BinaryData;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobContainerClientBuilder;
import com.azure.storage.blob.models.BlobStorageException;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.BlobInput;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import corpus.Pair;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.logging.Level;

@Pair(
    title = "A nightly job prints the trace of its failure",
    kind = "print-stack-trace",
    why =
        "Text on the error stream has no level, function or invocation id, so no alert sees it, and"
            + " it may hold data that the log's filter takes out.",
    repair = "The failure goes to the invocation's logger and is thrown on.")
final class NightlyArchive {
  private NightlyArchive() {}

  static final class Flaw {
    private static final BlobContainerClient ARCHIVE =
        new BlobContainerClientBuilder()
            .endpoint(System.getenv("ARCHIVE_URL"))
            .containerName("archive")
            .credential(
                new ManagedIdentityCredentialBuilder()
                    .clientId(System.getenv("AZURE_CLIENT_ID"))
                    .build())
            .buildClient();

    @FunctionName("NightlyArchive")
    public void run(
        @TimerTrigger(name = "timer", schedule = "0 0 3 * * *") String timer,
        @BlobInput(name = "day", path = "days/yesterday.json", connection = "DayStorage")
            String day,
        ExecutionContext context) {
      try {
        ARCHIVE
            .getBlobClient(LocalDate.now(ZoneOffset.UTC) + ".json")
            .upload(BinaryData.fromString(day), false);
      } catch (BlobStorageException e) {
        e.printStackTrace();
        throw e;
      }
    }
  }

  static final class Repaired {
    private static final BlobContainerClient ARCHIVE =
        new BlobContainerClientBuilder()
            .endpoint(System.getenv("ARCHIVE_URL"))
            .containerName("archive")
            .credential(
                new ManagedIdentityCredentialBuilder()
                    .clientId(System.getenv("AZURE_CLIENT_ID"))
                    .build())
            .buildClient();

    @FunctionName("NightlyArchiveRepaired")
    public void run(
        @TimerTrigger(name = "timer", schedule = "0 0 3 * * *") String timer,
        @BlobInput(name = "day", path = "days/yesterday.json", connection = "DayStorage")
            String day,
        ExecutionContext context) {
      try {
        ARCHIVE
            .getBlobClient(LocalDate.now(ZoneOffset.UTC) + ".json")
            .upload(BinaryData.fromString(day), false);
      } catch (BlobStorageException e) {
        context.getLogger().log(Level.SEVERE, "The day is not archived", e);
        throw e;
      }
    }
  }
}
