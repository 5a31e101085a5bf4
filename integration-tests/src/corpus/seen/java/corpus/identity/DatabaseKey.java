package corpus.identity;

import com.azure.cosmos.CosmosClient;
import com.azure.cosmos.CosmosClientBuilder;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import corpus.Pair;
import java.util.Optional;

@Pair(
    title = "Cosmos is opened with its key",
    kind = "shared-key",
    reported = {"AZF_SHARED_KEY"},
    why = "The key opens the whole account, and cannot be taken from one app.",
    repair = "It uses its managed identity.")
public final class DatabaseKey {
  private DatabaseKey() {}

  public static final class Flaw {
    private final CosmosClient cosmos =
        new CosmosClientBuilder()
            .endpoint("https://contoso.documents.azure.com")
            .key(System.getenv("COSMOS_KEY"))
            .buildClient();

    @FunctionName("Count")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(cosmos.readAllDatabases().stream().count())
          .build();
    }
  }

  public static final class Repaired {
    private final CosmosClient cosmos =
        new CosmosClientBuilder()
            .endpoint("https://contoso.documents.azure.com")
            .credential(new ManagedIdentityCredentialBuilder().build())
            .buildClient();

    @FunctionName("Count")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(cosmos.readAllDatabases().stream().count())
          .build();
    }
  }
}
