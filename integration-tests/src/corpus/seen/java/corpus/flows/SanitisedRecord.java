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
    title = "A record cleans its component, but another factory goes around it",
    kind = "path-traversal",
    reported = {"AZF_PATH_TRAVERSAL"},
    why = "What one constructor does, the other must do as well.",
    repair = "There is one way to make it.")
public final class SanitisedRecord {
  private SanitisedRecord() {}

  public static final class Flaw {
    @FunctionName("Put")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws IOException {
      FlawName name = FlawName.raw(request.getQueryParameters().get("name"));
      Files.writeString(Path.of("in").resolve(name.text), "x");
      return request.createResponseBuilder(HttpStatus.OK).body(true).build();
    }
  }

  static final class FlawName {
    private final String text;

    private FlawName(String text) {
      this.text = text;
    }

    static FlawName of(String text) {
      return new FlawName(text.replaceAll("[^a-z0-9]", ""));
    }

    static FlawName raw(String text) {
      return new FlawName(text);
    }
  }

  public static final class Repaired {
    @FunctionName("Put")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws IOException {
      RepairedName name = RepairedName.of(request.getQueryParameters().get("name"));
      Files.writeString(Path.of("in").resolve(name.text), "x");
      return request.createResponseBuilder(HttpStatus.OK).body(true).build();
    }
  }

  static final class RepairedName {
    private final String text;

    private RepairedName(String text) {
      this.text = text;
    }

    static RepairedName of(String text) {
      return new RepairedName(text.replaceAll("[^a-z0-9]", ""));
    }
  }
}
