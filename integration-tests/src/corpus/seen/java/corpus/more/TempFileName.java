package corpus.more;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import corpus.Pair;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

@Pair(
    title = "The suffix of a temporary file comes from the caller",
    kind = "path-traversal",
    reported = {"AZF_PATH_TRAVERSAL"},
    why = "A suffix with slashes leads elsewhere.",
    repair = "The suffix is one of a map.")
public final class TempFileName {
  private TempFileName() {}

  public static final class Flaw {
    @FunctionName("Tmp")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws IOException {
      String type = request.getHeaders().getOrDefault("x-ext", "bin");
      File file = File.createTempFile("up", "." + type);
      return request.createResponseBuilder(HttpStatus.OK).body(file.length()).build();
    }
  }

  public static final class Repaired {
    private static final Map<String, String> SUFFIXES = Map.of("png", ".png", "pdf", ".pdf");

    @FunctionName("Tmp")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws IOException {
      String type = request.getHeaders().getOrDefault("x-ext", "bin");
      String suffix = SUFFIXES.get(type);
      if (suffix == null) {
        return request.createResponseBuilder(HttpStatus.UNSUPPORTED_MEDIA_TYPE).build();
      }
      Path file = Files.createTempFile("up", suffix);
      return request.createResponseBuilder(HttpStatus.OK).body(Files.size(file)).build();
    }
  }
}
