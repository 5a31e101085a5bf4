package corpus.code;

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
import java.util.List;
import java.util.Optional;

@Pair(
    title = "A shell runs what the caller sends",
    kind = "command-injection",
    reported = {"AZF_COMMAND_INJECTION"},
    why = "It runs with the identity of the app.",
    repair = "The format is one of a list, and no shell is asked.")
public final class CommandLine {
  private CommandLine() {}

  public static final class Flaw {
    @FunctionName("Convert")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws IOException {
      String format = request.getQueryParameters().get("format");
      Process process = new ProcessBuilder("sh", "-c", "convert in.png out." + format).start();
      return request.createResponseBuilder(HttpStatus.OK).body(process.isAlive()).build();
    }
  }

  public static final class Repaired {
    private static final List<String> FORMATS = List.of("png", "webp");

    @FunctionName("Convert")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws IOException {
      String format = request.getQueryParameters().get("format");
      if (!FORMATS.contains(format)) {
        return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
      }
      Process process = new ProcessBuilder("convert", "in.png", "out." + format).start();
      return request.createResponseBuilder(HttpStatus.OK).body(process.isAlive()).build();
    }
  }
}
