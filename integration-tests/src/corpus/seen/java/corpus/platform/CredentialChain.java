package corpus.platform;

import com.azure.identity.DefaultAzureCredentialBuilder;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.azure.storage.blob.BlobServiceClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
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
    title = "A production client takes whatever credential is found",
    kind = "default-credential",
    reported = {"AZF_DEFAULT_CREDENTIAL"},
    why = "It hides a missing identity and can pick a developer's.",
    repair = "The managed identity is named.")
public final class CredentialChain {
  private CredentialChain() {}

  public static final class Flaw {
    private static final BlobServiceClient BLOBS =
        new BlobServiceClientBuilder()
            .endpoint(System.getenv("BLOBS"))
            .credential(new DefaultAzureCredentialBuilder().build())
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
          .body(BLOBS.listBlobContainers().stream().count())
          .build();
    }
  }

  public static final class Repaired {
    private static final BlobServiceClient BLOBS =
        new BlobServiceClientBuilder()
            .endpoint(System.getenv("BLOBS"))
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
          .body(BLOBS.listBlobContainers().stream().count())
          .build();
    }
  }
}
