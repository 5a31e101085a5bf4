package corpus.path;

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
import java.util.regex.Pattern;

@Pair(
    title = "A query parameter names the file that is read",
    kind = "path-traversal",
    reported = {"AZF_PATH_TRAVERSAL"},
    why =
        "The function app reads what its identity may read: its own settings, mounted shares, other"
            + " tenants files.",
    repair = "The name must match a closed pattern that has no slash.")
public final class ReportByQuery {
  private ReportByQuery() {}

  public static final class Flaw {
    @FunctionName("DownloadReport")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws IOException {
      String name = request.getQueryParameters().getOrDefault("name", "latest");
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(Files.readString(Path.of("/data/reports", name + ".csv")))
          .build();
    }
  }

  public static final class Repaired {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,40}");

    @FunctionName("DownloadReport")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws IOException {
      String name = request.getQueryParameters().getOrDefault("name", "latest");
      if (!NAME.matcher(name).matches()) {
        return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
      }
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(Files.readString(Path.of("/data/reports", name + ".csv")))
          .build();
    }
  }
}
