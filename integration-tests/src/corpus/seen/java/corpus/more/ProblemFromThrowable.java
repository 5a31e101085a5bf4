package corpus.more;

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
import java.util.function.Supplier;
import java.util.logging.Level;

@Pair(
    title = "A handler turns every throwable into a problem",
    kind = "exception-text",
    reported = {"AZF_EXCEPTION_TEXT"},
    why = "The wrapper of all functions is the place where it leaks for all of them.",
    repair = "It maps kinds to constants.")
public final class ProblemFromThrowable {
  private ProblemFromThrowable() {}

  public static final class Flaw {
    @FunctionName("Safe")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      return FlawHandler.handle(request, () -> Integer.parseInt(request.getBody().orElse("")));
    }
  }

  static final class FlawHandler {
    static HttpResponseMessage handle(
        HttpRequestMessage<Optional<String>> request, Supplier<Object> work) {
      try {
        return request.createResponseBuilder(HttpStatus.OK).body(work.get()).build();
      } catch (RuntimeException e) {
        return error(request, 500, e.getClass().getName() + ": " + e.getLocalizedMessage());
      }
    }

    private static HttpResponseMessage error(
        HttpRequestMessage<?> request, int status, String detail) {
      return request
          .createResponseBuilder(HttpStatus.valueOf(status))
          .header("Content-Type", "application/problem+json")
          .body("{\"detail\":\"" + detail.replace("\"", "'") + "\"}")
          .build();
    }
  }

  public static final class Repaired {
    @FunctionName("Safe")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      return RepairedHandler.handle(
          request, context, () -> Integer.parseInt(request.getBody().orElse("")));
    }
  }

  static final class RepairedHandler {
    static HttpResponseMessage handle(
        HttpRequestMessage<Optional<String>> request,
        ExecutionContext context,
        Supplier<Object> work) {
      try {
        return request.createResponseBuilder(HttpStatus.OK).body(work.get()).build();
      } catch (NumberFormatException e) {
        return error(request, 400, "Send a number.");
      } catch (RuntimeException e) {
        context.getLogger().log(Level.SEVERE, e.getMessage(), e);
        return error(request, 500, "Failed; the invocation is " + context.getInvocationId());
      }
    }

    private static HttpResponseMessage error(
        HttpRequestMessage<?> request, int status, String detail) {
      return request
          .createResponseBuilder(HttpStatus.valueOf(status))
          .header("Content-Type", "application/problem+json")
          .body("{\"detail\":\"" + detail.replace("\"", "'") + "\"}")
          .build();
    }
  }
}
