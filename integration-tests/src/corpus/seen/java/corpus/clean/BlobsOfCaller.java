package corpus.clean;

import com.azure.core.util.BinaryData;
import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.BlobContainerClient;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import java.util.Optional;

/** Blob names that begin with the caller and end with a checked name. */
public final class BlobsOfCaller {
  private final BlobContainerClient container;

  BlobsOfCaller(BlobContainerClient container) {
    this.container = container;
  }

  @FunctionName("Put")
  public HttpResponseMessage run(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              authLevel = AuthorizationLevel.FUNCTION)
          HttpRequestMessage<Optional<String>> request,
      @BindingName("name") String name,
      ExecutionContext context) {
    if (!name.matches("^[a-z0-9][a-z0-9.-]{0,62}$")) {
      return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
    }
    BlobClient blob = container.getBlobClient("uploads/" + name);
    blob.upload(BinaryData.fromString(request.getBody().orElse("")), true);
    return request.createResponseBuilder(HttpStatus.OK).body(blob.getBlobName().length()).build();
  }
}
