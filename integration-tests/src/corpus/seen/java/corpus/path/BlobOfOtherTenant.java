package corpus.path;

import com.azure.storage.blob.BlobContainerClient;
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
import java.util.UUID;

@Pair(
    title = "A blob is chosen by a name from the query",
    kind = "resource-name",
    reported = {"AZF_RESOURCE_NAME"},
    why =
        "The identity of the app may read the blobs of all tenants; only the code keeps them"
            + " apart.",
    repair = "The id is parsed as a UUID.")
public final class BlobOfOtherTenant {
  private BlobOfOtherTenant() {}

  public static final class Flaw {
    private final BlobContainerClient container;

    public Flaw(BlobContainerClient container) {
      this.container = container;
    }

    @FunctionName("GetDocument")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      String name = request.getQueryParameters().get("document");
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(container.getBlobClient("documents/" + name).downloadContent().toBytes())
          .build();
    }
  }

  public static final class Repaired {
    private final BlobContainerClient container;

    public Repaired(BlobContainerClient container) {
      this.container = container;
    }

    @FunctionName("GetDocument")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      UUID id = UUID.fromString(request.getQueryParameters().get("document"));
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(container.getBlobClient("documents/" + id).downloadContent().toBytes())
          .build();
    }
  }
}
