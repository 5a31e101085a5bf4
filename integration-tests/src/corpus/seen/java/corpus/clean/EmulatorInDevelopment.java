package corpus.clean;

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
import java.util.Optional;

/** The emulator has no identities. */
public final class EmulatorInDevelopment {
  private static final String EMULATOR = "UseDevelopmentStorage=true";
  private final BlobServiceClient blobs =
      System.getenv("AzureWebJobsStorage__blobServiceUri") == null
          ? new BlobServiceClientBuilder().connectionString(EMULATOR).buildClient()
          : new BlobServiceClientBuilder()
              .endpoint(System.getenv("AzureWebJobsStorage__blobServiceUri"))
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
