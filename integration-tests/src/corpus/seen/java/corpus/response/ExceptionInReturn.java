package corpus.response;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import corpus.Pair;
import java.util.Optional;

@Pair(
    title = "A function returns the text of an exception",
    kind = "exception-text",
    reported = {"AZF_EXCEPTION_TEXT"},
    why = "The text that is returned is the answer.",
    repair = "A constant is returned.")
public final class ExceptionInReturn {
  private ExceptionInReturn() {}

  public static final class Flaw {
    @FunctionName("Sum")
    public String run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      try {
        return String.valueOf(Integer.parseInt(request.getBody().orElse("")));
      } catch (NumberFormatException e) {
        return "error: " + e;
      }
    }
  }

  public static final class Repaired {
    @FunctionName("Sum")
    public String run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      try {
        return String.valueOf(Integer.parseInt(request.getBody().orElse("")));
      } catch (NumberFormatException e) {
        return "error: not a number";
      }
    }
  }
}
