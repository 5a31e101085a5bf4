package corpus.path;

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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

@Pair(
    title = "The id in the address becomes the name of a file, through a helper",
    kind = "path-traversal",
    reported = {"AZF_PATH_TRAVERSAL"},
    why = "Whoever can write to any path can replace what the next function reads.",
    repair = "The resolved path is normalised and must stay below its folder.")
public final class UploadByRoute {
  private UploadByRoute() {}

  public static final class Flaw {
    @FunctionName("Upload")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        @BindingName("id") String id,
        ExecutionContext context)
        throws IOException {
      save(id, request.getBody().orElse(""));
      return request.createResponseBuilder(HttpStatus.NO_CONTENT).build();
    }

    private static void save(String id, String content) throws IOException {
      Files.writeString(target(id), content);
    }

    private static Path target(String id) {
      return Path.of("/data/uploads").resolve(id);
    }
  }

  public static final class Repaired {
    private static final Path UPLOADS = Path.of("/data/uploads");

    @FunctionName("Upload")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        @BindingName("id") String id,
        ExecutionContext context)
        throws IOException {
      Optional<Path> target = target(id);
      if (target.isEmpty()) {
        return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
      }
      Files.writeString(target.get(), request.getBody().orElse(""));
      return request.createResponseBuilder(HttpStatus.NO_CONTENT).build();
    }

    private static Optional<Path> target(String id) {
      Path target = UPLOADS.resolve(id).normalize();
      return target.startsWith(UPLOADS) ? Optional.of(target) : Optional.empty();
    }
  }
}
