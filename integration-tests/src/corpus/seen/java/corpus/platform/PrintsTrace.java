package corpus.platform;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import corpus.Pair;
import java.util.Optional;
import java.util.logging.Level;

@Pair(
    title = "A stack trace is printed",
    kind = "print-stack-trace",
    reported = {"AZF_PRINT_STACK_TRACE"},
    why = "It goes around the log and its invocation id.",
    repair = "The exception goes to the logger.")
public final class PrintsTrace {
  private PrintsTrace() {}

  public static final class Flaw {
    @FunctionName("Parse")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      try {
        return request
            .createResponseBuilder(HttpStatus.OK)
            .body(Integer.parseInt(request.getBody().orElse("")))
            .build();
      } catch (NumberFormatException e) {
        e.printStackTrace();
        return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
      }
    }
  }

  public static final class Repaired {
    @FunctionName("Parse")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      try {
        return request
            .createResponseBuilder(HttpStatus.OK)
            .body(Integer.parseInt(request.getBody().orElse("")))
            .build();
      } catch (NumberFormatException e) {
        context.getLogger().log(Level.INFO, "not a number", e);
        return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
      }
    }
  }
}
