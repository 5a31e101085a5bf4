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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

@Pair(
    title = "A pattern is searched for instead of matched",
    kind = "path-traversal",
    reported = {"AZF_PATH_TRAVERSAL"},
    why = "find() is content with one good character.",
    repair = "matches() looks at all of them.")
public final class UnanchoredPattern {
  private UnanchoredPattern() {}

  public static final class Flaw {
    private static final Pattern NAME = Pattern.compile("[a-z]+");

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
      if (!NAME.matcher(name).find()) {
        return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
      }
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(Files.size(Path.of("files", name)))
          .build();
    }
  }

  public static final class Repaired {
    private static final Pattern NAME = Pattern.compile("[a-z]+");

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
      Matcher matcher = NAME.matcher(name);
      if (!matcher.matches()) {
        return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
      }
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(Files.size(Path.of("files", matcher.group())))
          .build();
    }
  }
}
