package corpus.identity;

import com.azure.core.credential.AzureNamedKeyCredential;
import com.azure.data.tables.TableClient;
import com.azure.data.tables.TableClientBuilder;
import com.azure.data.tables.models.TableEntity;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import corpus.Pair;

@Pair(
    title = "A client logs in with the key of the account",
    kind = "shared-key",
    reported = {"AZF_SHARED_KEY"},
    why = "The key opens the whole account, and cannot be taken from one app.",
    repair = "It uses its managed identity.")
public final class AccountKey {
  private AccountKey() {}

  public static final class Flaw {
    private final TableClient table =
        new TableClientBuilder()
            .endpoint("https://contoso.table.core.windows.net")
            .tableName("orders")
            .credential(new AzureNamedKeyCredential("contoso", System.getenv("TABLES_KEY")))
            .buildClient();

    @FunctionName("Keep")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context) {
      table.upsertEntity(new TableEntity("orders", "1").addProperty("text", message));
    }
  }

  public static final class Repaired {
    private final TableClient table =
        new TableClientBuilder()
            .endpoint("https://contoso.table.core.windows.net")
            .tableName("orders")
            .credential(new ManagedIdentityCredentialBuilder().build())
            .buildClient();

    @FunctionName("Keep")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context) {
      table.upsertEntity(new TableEntity("orders", "1").addProperty("text", message));
    }
  }
}
