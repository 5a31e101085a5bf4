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
import java.io.File;
import java.io.IOException;
import java.util.Optional;

@Pair(
    title = "A java.io.File is made of the input, and never compared with its folder",
    kind = "path-traversal",
    reported = {"AZF_PATH_TRAVERSAL"},
    why = "The old API is no safer than the new one.",
    repair = "The canonical path must begin with the folder.")
public final class CanonicalFile {
  private CanonicalFile() {}

  public static final class Flaw {
    @FunctionName("Delete")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.DELETE,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        @BindingName("name") String name,
        ExecutionContext context)
        throws IOException {
      File file = new File("/data/drafts", name);
      boolean done = file.delete();
      return request.createResponseBuilder(HttpStatus.OK).body(done).build();
    }
  }

  public static final class Repaired {
    private static final String DRAFTS = "/data/drafts/";

    @FunctionName("Delete")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.DELETE,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        @BindingName("name") String name,
        ExecutionContext context)
        throws IOException {
      File file = new File(DRAFTS, name);
      if (!file.getCanonicalPath().startsWith(DRAFTS)) {
        return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
      }
      boolean done = file.delete();
      return request.createResponseBuilder(HttpStatus.OK).body(done).build();
    }
  }
}
