package corpus.logs;

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
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;

@Pair(
    title = "A value of the caller is a parameter of a log entry",
    kind = "log-injection",
    reported = {"AZF_LOG_INJECTION"},
    why = "Parameters are put into the text as they are.",
    repair = "The id is parsed first.")
public final class LogWithParameters {
  private LogWithParameters() {}

  public static final class Flaw {
    @FunctionName("Get")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        @BindingName("id") String id,
        ExecutionContext context) {
      context.getLogger().log(Level.INFO, "get {0} of {1}", new Object[] {id, "orders"});
      return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
    }
  }

  public static final class Repaired {
    @FunctionName("Get")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        @BindingName("id") String id,
        ExecutionContext context) {
      context
          .getLogger()
          .log(Level.INFO, "get {0} of {1}", new Object[] {UUID.fromString(id), "orders"});
      return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
    }
  }
}
