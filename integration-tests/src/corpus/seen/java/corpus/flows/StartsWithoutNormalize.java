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
    title = "A path is compared before it is normalised",
    kind = "path-traversal",
    reported = {"AZF_PATH_TRAVERSAL"},
    why = "base/../../etc begins with base.",
    repair = "It is normalised first.")
public final class StartsWithoutNormalize {
  private StartsWithoutNormalize() {}

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
      Path file = BASE.resolve(request.getQueryParameters().getOrDefault("f", ""));
      if (!file.startsWith(BASE)) {
        return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
      }
      return request.createResponseBuilder(HttpStatus.OK).body(Files.size(file)).build();
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
      Path file =
          BASE.resolve(request.getQueryParameters().getOrDefault("f", ""))
              .toAbsolutePath()
              .normalize();
      if (!file.startsWith(BASE)) {
        return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
      }
      return request.createResponseBuilder(HttpStatus.OK).body(Files.size(file)).build();
    }
  }
}
