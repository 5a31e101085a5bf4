package corpus.platform;

import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobContainerClientBuilder;
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
    title = "Each invocation makes a store, and that a client",
    kind = "client-per-invocation",
    reported = {"AZF_CLIENT_PER_CALL"},
    why = "Each client has its own connections, which run out.",
    repair = "The function keeps one store.")
public final class ClientInStore {
  private ClientInStore() {}

  public static final class Flaw {
    @FunctionName("Orders")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      return request.createResponseBuilder(HttpStatus.OK).body(new FlawStore().exists()).build();
    }
  }

  public static final class Repaired {
    private final RepairedStore store = new RepairedStore();

    @FunctionName("Orders")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      return request.createResponseBuilder(HttpStatus.OK).body(store.exists()).build();
    }
  }

  static final class FlawStore {
    private final BlobContainerClient container =
        new BlobContainerClientBuilder()
            .endpoint("https://contoso.blob.core.windows.net")
            .containerName("orders")
            .credential(new ManagedIdentityCredentialBuilder().build())
            .buildClient();

    boolean exists() {
      return container.exists();
    }
  }

  static final class RepairedStore {
    private final BlobContainerClient container =
        new BlobContainerClientBuilder()
            .endpoint("https://contoso.blob.core.windows.net")
            .containerName("orders")
            .credential(new ManagedIdentityCredentialBuilder().build())
            .buildClient();

    boolean exists() {
      return container.exists();
    }
  }
}
