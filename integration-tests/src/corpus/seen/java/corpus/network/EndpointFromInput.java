package corpus.network;

import com.azure.core.credential.TokenCredential;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobContainerClientBuilder;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import corpus.Pair;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

@Pair(
    title = "The endpoint of a storage client is the caller's choice",
    kind = "ssrf",
    reported = {"AZF_SSRF"},
    why = "The client sends an access token of the app to whatever endpoint it is given.",
    repair = "The region chooses one of the known endpoints.")
public final class EndpointFromInput {
  private EndpointFromInput() {}

  public static final class Flaw {
    private final TokenCredential credential;

    public Flaw(TokenCredential credential) {
      this.credential = credential;
    }

    @FunctionName("Accounts")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        @BindingName("account") String account,
        ExecutionContext context) {
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(open("https://" + account).getProperties() != null)
          .build();
    }

    private BlobContainerClient open(String endpoint) {
      return CLIENTS.computeIfAbsent(
          endpoint,
          e ->
              new BlobContainerClientBuilder()
                  .endpoint(e)
                  .containerName("in")
                  .credential(credential)
                  .buildClient());
    }

    private static final Map<String, BlobContainerClient> CLIENTS = new ConcurrentHashMap<>();
  }

  public static final class Repaired {
    private static final Map<String, String> ENDPOINTS =
        Map.of("eu", "https://eu.blob.core.windows.net", "us", "https://us.blob.core.windows.net");
    private final TokenCredential credential;

    public Repaired(TokenCredential credential) {
      this.credential = credential;
    }

    @FunctionName("Accounts")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        @BindingName("account") String account,
        ExecutionContext context) {
      if (!ENDPOINTS.containsKey(account)) {
        return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
      }
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(open(ENDPOINTS.get(account)).getProperties() != null)
          .build();
    }

    private BlobContainerClient open(String endpoint) {
      return CLIENTS.computeIfAbsent(
          endpoint,
          e ->
              new BlobContainerClientBuilder()
                  .endpoint(e)
                  .containerName("in")
                  .credential(credential)
                  .buildClient());
    }

    private static final Map<String, BlobContainerClient> CLIENTS = new ConcurrentHashMap<>();
  }
}
