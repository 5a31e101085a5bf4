package corpus.blind.clean;

import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobContainerClientBuilder;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import java.util.Optional;
import java.util.UUID;

/** Builds its client in a method, but once for all invocations, when it is first needed. */
public final class SharedLazily {
  private static final class Holder {
    static final BlobContainerClient PICTURES = build();

    private static BlobContainerClient build() {
      return new BlobContainerClientBuilder()
          .endpoint(System.getenv("PICTURES_URL"))
          .containerName("pictures")
          .credential(
              new ManagedIdentityCredentialBuilder()
                  .clientId(System.getenv("AZURE_CLIENT_ID"))
                  .build())
          .buildClient();
    }
  }

  @FunctionName("SharedLazily")
  public HttpResponseMessage run(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              authLevel = AuthorizationLevel.FUNCTION,
              route = "pictures/{id:guid}")
          HttpRequestMessage<Optional<String>> request,
      @BindingName("id") String id) {
    BlobClient picture = Holder.PICTURES.getBlobClient(UUID.fromString(id) + ".png");
    if (!picture.exists()) {
      return request.createResponseBuilder(HttpStatus.NOT_FOUND).build();
    }
    return request
        .createResponseBuilder(HttpStatus.FOUND)
        .header("Location", System.getenv("PICTURES_CDN") + "/" + UUID.fromString(id) + ".png")
        .build();
  }
}
