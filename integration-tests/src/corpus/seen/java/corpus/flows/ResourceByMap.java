package corpus.flows;

import com.azure.storage.blob.BlobServiceClient;
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
    title = "A container is chosen by a header, through a builder of options",
    kind = "resource-name",
    reported = {"AZF_RESOURCE_NAME"},
    why = "A caller reads the container of another tenant.",
    repair = "The tenant of the verified token is a UUID.")
public final class ResourceByMap {
  private ResourceByMap() {}

  public static final class Flaw {
    private final BlobServiceClient blobs;

    public Flaw(BlobServiceClient blobs) {
      this.blobs = blobs;
    }

    @FunctionName("Files")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      FlawOptions options =
          new FlawOptions().tenant(request.getHeaders().getOrDefault("x-tenant", "")).limit(10);
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(
              blobs.getBlobContainerClient(options.container()).listBlobs().stream()
                  .limit(options.limit)
                  .count())
          .build();
    }
  }

  static final class FlawOptions {
    private String tenant;
    private int limit;

    FlawOptions tenant(String value) {
      tenant = value;
      return this;
    }

    FlawOptions limit(int value) {
      limit = value;
      return this;
    }

    String container() {
      return "tenant-" + tenant;
    }
  }

  public static final class Repaired {
    private final BlobServiceClient blobs;

    public Repaired(BlobServiceClient blobs) {
      this.blobs = blobs;
    }

    @FunctionName("Files")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      RepairedOptions options =
          new RepairedOptions()
              .tenant(UUID.fromString(request.getHeaders().getOrDefault("x-tenant", "")))
              .limit(10);
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(
              blobs.getBlobContainerClient(options.container()).listBlobs().stream()
                  .limit(options.limit)
                  .count())
          .build();
    }
  }

  static final class RepairedOptions {
    private UUID tenant;
    private int limit;

    RepairedOptions tenant(UUID value) {
      tenant = value;
      return this;
    }

    RepairedOptions limit(int value) {
      limit = value;
      return this;
    }

    String container() {
      return "tenant-" + tenant;
    }
  }
}
