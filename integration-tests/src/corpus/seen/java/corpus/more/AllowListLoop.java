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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

@Pair(
    title = "A loop over allowed names decides nothing",
    kind = "path-traversal",
    reported = {"AZF_PATH_TRAVERSAL"},
    why = "The loop only counts.",
    repair = "The loop returns the allowed name itself.")
public final class AllowListLoop {
  private AllowListLoop() {}

  public static final class Flaw {
    private static final String[] ALLOWED = {"a.txt", "b.txt"};

    @FunctionName("Get")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws IOException {
      String name = request.getQueryParameters().get("n");
      int hits = 0;
      for (String allowed : ALLOWED) {
        if (allowed.equals(name)) {
          hits++;
        }
      }
      context.getLogger().info("hits " + hits);
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(Files.readAllBytes(Path.of("pub", name)).length)
          .build();
    }
  }

  public static final class Repaired {
    private static final String[] ALLOWED = {"a.txt", "b.txt"};

    @FunctionName("Get")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws IOException {
      String name = find(request.getQueryParameters().get("n"));
      if (name == null) {
        return request.createResponseBuilder(HttpStatus.NOT_FOUND).build();
      }
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(Files.readAllBytes(Path.of("pub", name)).length)
          .build();
    }

    private static String find(String wanted) {
      for (String allowed : ALLOWED) {
        if (allowed.equals(wanted)) {
          return wanted;
        }
      }
      return null;
    }
  }
}
