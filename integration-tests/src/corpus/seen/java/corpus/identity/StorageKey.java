package corpus.identity;

import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.azure.storage.blob.BlobServiceClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.common.StorageSharedKeyCredential;
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
    title = "A storage key signs the requests",
    kind = "shared-key",
    reported = {"AZF_SHARED_KEY"},
    why = "The key opens the whole account, and cannot be taken from one app.",
    repair = "It uses its managed identity.")
public final class StorageKey {
  private StorageKey() {}

  public static final class Flaw {
    private final BlobServiceClient blobs =
        new BlobServiceClientBuilder()
            .endpoint("https://contoso.blob.core.windows.net")
            .credential(new StorageSharedKeyCredential("contoso", System.getenv("STORAGE_KEY")))
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
          .body(blobs.listBlobContainers().stream().count())
          .build();
    }
  }

  public static final class Repaired {
    private final BlobServiceClient blobs =
        new BlobServiceClientBuilder()
            .endpoint("https://contoso.blob.core.windows.net")
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
          .body(blobs.listBlobContainers().stream().count())
          .build();
    }
  }
}
