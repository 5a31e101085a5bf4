package corpus.more;

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
import corpus.Pair;
import java.util.Optional;
import java.util.UUID;

@Pair(
    title = "An upload keeps the name that the caller gave",
    kind = "resource-name",
    reported = {"AZF_RESOURCE_NAME", "AZF_PATH_TRAVERSAL"},
    why = "It overwrites the blob of somebody else.",
    repair = "The app makes the name, the caller's is metadata.")
public final class BlobUploadName {
  private BlobUploadName() {}

  public static final class Flaw {
    private final BlobContainerClient uploads;

    public Flaw(BlobContainerClient uploads) {
      this.uploads = uploads;
    }

    @FunctionName("Upload")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        @BindingName("user") String user,
        ExecutionContext context) {
      String file = Optional.ofNullable(request.getHeaders().get("x-file")).orElse("unnamed");
      BlobClient blob = uploads.getBlobClient(String.join("/", user, file));
      blob.upload(BinaryData.fromString(request.getBody().orElse("")));
      return request.createResponseBuilder(HttpStatus.OK).body(true).build();
    }
  }

  public static final class Repaired {
    private final BlobContainerClient uploads;

    public Repaired(BlobContainerClient uploads) {
      this.uploads = uploads;
    }

    @FunctionName("Upload")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      String name = UUID.randomUUID().toString();
      BlobClient blob = uploads.getBlobClient(name);
      blob.upload(BinaryData.fromString(request.getBody().orElse("")));
      return request.createResponseBuilder(HttpStatus.OK).body(name).build();
    }
  }
}
