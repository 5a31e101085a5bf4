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

@Pair(
    title = "A lambda makes a client for each message",
    kind = "client-per-invocation",
    reported = {"AZF_CLIENT_PER_CALL"},
    why = "Each client has its own connections, which run out.",
    repair = "All share one.")
public final class ClientInLambda {
  private ClientInLambda() {}

  public static final class Flaw {
    @FunctionName("Orders")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      boolean found =
          Optional.ofNullable(request.getQueryParameters().get("zone"))
              .map(
                  zone ->
                      new CosmosClientBuilder()
                          .endpoint("https://contoso.documents.azure.com")
                          .credential(new ManagedIdentityCredentialBuilder().build())
                          .buildClient())
              .isPresent();
      return request.createResponseBuilder(HttpStatus.OK).body(found).build();
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
      boolean found =
          Optional.ofNullable(request.getQueryParameters().get("zone"))
              .map(zone -> CLIENT)
              .isPresent();
      return request.createResponseBuilder(HttpStatus.OK).body(found).build();
    }
  }
}
