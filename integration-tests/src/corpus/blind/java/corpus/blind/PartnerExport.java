package corpus.blind;

import com.azure.core.util.BinaryData;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobContainerClientBuilder;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.BlobInput;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import corpus.Pair;
import java.time.LocalDate;
import java.time.ZoneOffset;

@Pair(
    title = "The connection string of a storage account stands in the class",
    kind = "hard-coded-secret",
    why =
        "The key opens the whole account, never expires by itself and is in every clone and every"
            + " jar of the project.",
    repair = "The account's address is configured and the identity of the app signs in.")
final class PartnerExport {
  private PartnerExport() {}

  static final class Flaw {
    private static final String EXPORTS =
        "DefaultEndpointsProtocol=https;AccountName=contosoexports;"
            + "AccountKey="
            + "RVhBTVBMRS1LRVktTk9ULVJFQUwtRVhBTVBMRS1LRVktTk9ULVJFQUwtRVhBTVBM"
            + "RS1LRVktTk9ULVJFQUwtRQ==;EndpointSuffix=core.windows.net";
    private static final BlobContainerClient CONTAINER =
        new BlobContainerClientBuilder()
            .connectionString(EXPORTS)
            .containerName("partner")
            .buildClient();

    @FunctionName("PartnerExport")
    public void run(
        @TimerTrigger(name = "timer", schedule = "0 30 2 * * *") String timer,
        @BlobInput(name = "orders", path = "orders/yesterday.csv", connection = "OrderStorage")
            String orders,
        ExecutionContext context) {
      String name = LocalDate.now(ZoneOffset.UTC).minusDays(1) + ".csv";
      CONTAINER.getBlobClient(name).upload(BinaryData.fromString(orders), true);
      context.getLogger().info("Orders exported");
    }
  }

  static final class Repaired {
    private static final BlobContainerClient CONTAINER =
        new BlobContainerClientBuilder()
            .endpoint(System.getenv("EXPORTS_URL"))
            .credential(
                new ManagedIdentityCredentialBuilder()
                    .clientId(System.getenv("AZURE_CLIENT_ID"))
                    .build())
            .containerName("partner")
            .buildClient();

    @FunctionName("PartnerExportRepaired")
    public void run(
        @TimerTrigger(name = "timer", schedule = "0 30 2 * * *") String timer,
        @BlobInput(name = "orders", path = "orders/yesterday.csv", connection = "OrderStorage")
            String orders,
        ExecutionContext context) {
      String name = LocalDate.now(ZoneOffset.UTC).minusDays(1) + ".csv";
      CONTAINER.getBlobClient(name).upload(BinaryData.fromString(orders), true);
      context.getLogger().info("Orders exported");
    }
  }
}
