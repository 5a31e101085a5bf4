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
import java.util.Arrays;
import java.util.Optional;

@Pair(
    title = "A parsed command carries the path inside a sealed result",
    kind = "path-traversal",
    reported = {"AZF_PATH_TRAVERSAL"},
    why = "A value in a record is still the caller's.",
    repair = "Parsing makes an enum of it.")
public final class SealedResult {
  private SealedResult() {}

  public static final class Flaw {
    @FunctionName("Exec")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws IOException {
      FlawResult result = parse(request.getBody().orElse(""));
      if (result instanceof FlawShow show) {
        return request
            .createResponseBuilder(HttpStatus.OK)
            .body(Files.readString(Path.of("docs").resolve(show.document())).length())
            .build();
      }
      return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
    }

    private static FlawResult parse(String text) {
      return text.startsWith("show ") ? new FlawShow(text.substring(5)) : new FlawNothing();
    }
  }

  sealed interface FlawResult permits FlawShow, FlawNothing {}

  record FlawShow(String document) implements FlawResult {}

  record FlawNothing() implements FlawResult {}

  public static final class Repaired {
    @FunctionName("Exec")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws IOException {
      RepairedResult result = parse(request.getBody().orElse(""));
      if (result instanceof RepairedShow show) {
        return request
            .createResponseBuilder(HttpStatus.OK)
            .body(Files.readString(Path.of("docs").resolve(show.document().file())).length())
            .build();
      }
      return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
    }

    private static RepairedResult parse(String text) {
      return text.startsWith("show ")
          ? RepairedDocument.of(text.substring(5))
              .<RepairedResult>map(RepairedShow::new)
              .orElseGet(RepairedNothing::new)
          : new RepairedNothing();
    }
  }

  enum RepairedDocument {
    TERMS("terms.txt"),
    PRIVACY("privacy.txt");
    private final String file;

    RepairedDocument(String file) {
      this.file = file;
    }

    String file() {
      return file;
    }

    static Optional<RepairedDocument> of(String name) {
      return Arrays.stream(values()).filter(d -> d.name().equalsIgnoreCase(name)).findFirst();
    }
  }

  sealed interface RepairedResult permits RepairedShow, RepairedNothing {}

  record RepairedShow(RepairedDocument document) implements RepairedResult {}

  record RepairedNothing() implements RepairedResult {}
}
