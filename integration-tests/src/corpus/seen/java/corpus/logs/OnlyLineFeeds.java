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
    title = "A log filter forgets carriage returns",
    kind = "log-injection",
    reported = {"AZF_LOG_INJECTION"},
    why = "Many viewers take a carriage return for the end of a line.",
    repair = "All control characters are dropped.")
public final class OnlyLineFeeds {
  private OnlyLineFeeds() {}

  public static final class Flaw {
    @FunctionName("Track")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      String agent = request.getHeaders().getOrDefault("user-agent", "");
      context.getLogger().info(() -> "agent " + agent.replace("\n", ""));
      return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
    }
  }

  public static final class Repaired {
    @FunctionName("Track")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      String agent = request.getHeaders().getOrDefault("user-agent", "");
      context.getLogger().info(() -> "agent " + agent.replaceAll("\\p{Cntrl}", ""));
      return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
    }
  }
}
