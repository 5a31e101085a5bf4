package corpus.logs;

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

@Pair(
    title = "A value of the caller is logged as it came",
    kind = "log-injection",
    reported = {"AZF_LOG_INJECTION"},
    why = "A line feed in it forges a second entry.",
    repair = "Line breaks are replaced.")
public final class LogName {
  private LogName() {}

  public static final class Flaw {
    @FunctionName("Order")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      context.getLogger().info("order for " + request.getQueryParameters().get("customer"));
      return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
    }
  }

  public static final class Repaired {
    @FunctionName("Order")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      context.getLogger().info("order for " + clean(request.getQueryParameters().get("customer")));
      return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
    }

    private static String clean(String text) {
      return text == null ? "" : text.replace('\r', '_').replace('\n', '_');
    }
  }
}
