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
import java.util.Optional;

@Pair(
    title = "Input becomes the environment of a process",
    kind = "command-injection",
    reported = {"AZF_COMMAND_INJECTION"},
    why = "LD_PRELOAD and its like load code.",
    repair = "Only one of two names is set.")
public final class EnvironmentOfProcess {
  private EnvironmentOfProcess() {}

  public static final class Flaw {
    @FunctionName("Run")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws IOException {
      ProcessBuilder builder = new ProcessBuilder("report");
      builder.environment().putAll(request.getQueryParameters());
      builder.start();
      return request.createResponseBuilder(HttpStatus.OK).body(true).build();
    }
  }

  public static final class Repaired {
    @FunctionName("Run")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws IOException {
      ProcessBuilder builder = new ProcessBuilder("report");
      builder
          .environment()
          .put("MODE", request.getQueryParameters().containsKey("full") ? "full" : "short");
      builder.start();
      return request.createResponseBuilder(HttpStatus.OK).body(true).build();
    }
  }
}
