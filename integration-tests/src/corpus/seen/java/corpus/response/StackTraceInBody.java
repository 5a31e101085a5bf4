package corpus.response;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import corpus.Pair;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import java.util.logging.Level;

@Pair(
    title = "A stack trace is written into the answer",
    kind = "exception-text",
    reported = {"AZF_EXCEPTION_TEXT"},
    why = "It shows the libraries and their versions to whoever looks for a hole in them.",
    repair = "The trace goes to the log.")
public final class StackTraceInBody {
  private StackTraceInBody() {}

  public static final class Flaw {
    @FunctionName("Import")
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
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        return request
            .createResponseBuilder(HttpStatus.INTERNAL_SERVER_ERROR)
            .body(trace.toString())
            .build();
      }
    }
  }

  public static final class Repaired {
    @FunctionName("Import")
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
        context.getLogger().log(Level.INFO, "Not a number", e);
        return request
            .createResponseBuilder(HttpStatus.BAD_REQUEST)
            .body("Send a whole number.")
            .build();
      }
    }
  }
}
