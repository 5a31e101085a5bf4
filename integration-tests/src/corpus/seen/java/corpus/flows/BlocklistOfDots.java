package corpus.flows;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import corpus.Pair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

@Pair(
    title = "Two dots are taken out of a path",
    kind = "path-traversal",
    reported = {"AZF_PATH_TRAVERSAL"},
    why = "What is left of ....// is ../ again, and an absolute path has no dots.",
    repair = "The path is normalised and compared.")
public final class BlocklistOfDots {
  private BlocklistOfDots() {}

  public static final class Flaw {
    private static final Path BASE = Path.of("files").toAbsolutePath();

    @FunctionName("Get")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws IOException {
      String name = request.getQueryParameters().getOrDefault("f", "").replace("../", "");
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(Files.size(BASE.resolve(name)))
          .build();
    }
  }

  public static final class Repaired {
    private static final Path BASE = Path.of("files").toAbsolutePath();

    @FunctionName("Get")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws IOException {
      String name = request.getQueryParameters().getOrDefault("f", "");
      Path file = BASE.resolve(name).normalize();
      if (file.startsWith(BASE) && Files.isRegularFile(file)) {
        return request.createResponseBuilder(HttpStatus.OK).body(Files.size(file)).build();
      }
      return request.createResponseBuilder(HttpStatus.NOT_FOUND).build();
    }
  }
}
