package corpus.platform;

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
import java.util.function.Supplier;

@Pair(
    title = "A supplier makes a client each time it is asked",
    kind = "client-per-invocation",
    reported = {"AZF_CLIENT_PER_CALL"},
    why = "Each client has its own connections, which run out.",
    repair = "The client is kept.")
public final class ClientBySupplier {
  private ClientBySupplier() {}

  public static final class Flaw {
    @FunctionName("Orders")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      Supplier<CosmosClient> clients =
          () ->
              new CosmosClientBuilder()
                  .endpoint("https://contoso.documents.azure.com")
                  .credential(new ManagedIdentityCredentialBuilder().build())
                  .buildClient();
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(clients.get().readAllDatabases().stream().count())
          .build();
    }
  }

  public static final class Repaired {
    private static final CosmosClient CLIENT =
        new CosmosClientBuilder()
            .endpoint("https://contoso.documents.azure.com")
            .credential(new ManagedIdentityCredentialBuilder().build())
            .buildClient();

    @FunctionName("Orders")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      Supplier<CosmosClient> clients = () -> CLIENT;
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(clients.get().readAllDatabases().stream().count())
          .build();
    }
  }
}
