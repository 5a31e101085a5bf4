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
import java.util.Map;
import java.util.Optional;
import java.util.Set;

@Pair(
    title = "All headers are logged in a loop",
    kind = "log-injection",
    reported = {"AZF_LOG_INJECTION", "AZF_SECRET_IN_LOG"},
    why = "One of them forges entries, another one is a token.",
    repair = "Only the names of known headers are logged.")
public final class EntriesOfHeaders {
  private EntriesOfHeaders() {}

  public static final class Flaw {
    @FunctionName("Dump")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      for (Map.Entry<String, String> header : request.getHeaders().entrySet()) {
        context.getLogger().info(header.getKey() + ": " + header.getValue());
      }
      return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
    }
  }

  public static final class Repaired {
    private static final Set<String> KNOWN = Set.of("content-type", "content-length");

    @FunctionName("Dump")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      request.getHeaders().keySet().stream()
          .filter(KNOWN::contains)
          .forEach(name -> context.getLogger().info("has " + name));
      return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
    }
  }
}
