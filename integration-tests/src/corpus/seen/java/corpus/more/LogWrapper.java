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
import java.util.Map;
import java.util.Optional;
import java.util.logging.Logger;
import java.util.stream.Collectors;

@Pair(
    title = "A wrapper of the logger passes values on",
    kind = "log-injection",
    reported = {"AZF_LOG_INJECTION"},
    why = "A wrapper is the place where they should be cleaned.",
    repair = "The wrapper cleans all its values.")
public final class LogWrapper {
  private LogWrapper() {}

  public static final class Flaw {
    @FunctionName("Do")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      FlawLog log = new FlawLog(context);
      log.event("received", Map.of("user", request.getQueryParameters().getOrDefault("user", "")));
      return request.createResponseBuilder(HttpStatus.OK).body("ok").build();
    }
  }

  static final class FlawLog {
    private final Logger logger;
    private final String id;

    FlawLog(ExecutionContext context) {
      this.logger = context.getLogger();
      this.id = context.getInvocationId();
    }

    void event(String name, Map<String, String> fields) {
      logger.info(
          id
              + " "
              + name
              + " "
              + fields.entrySet().stream()
                  .map(e -> e.getKey() + "=" + e.getValue())
                  .collect(Collectors.joining(" ")));
    }
  }

  public static final class Repaired {
    @FunctionName("Do")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      RepairedLog log = new RepairedLog(context);
      log.event("received", Map.of("user", request.getQueryParameters().getOrDefault("user", "")));
      return request.createResponseBuilder(HttpStatus.OK).body("ok").build();
    }
  }

  static final class RepairedLog {
    private final Logger logger;
    private final String id;

    RepairedLog(ExecutionContext context) {
      this.logger = context.getLogger();
      this.id = context.getInvocationId();
    }

    void event(String name, Map<String, String> fields) {
      logger.info(
          id
              + " "
              + name
              + " "
              + fields.entrySet().stream()
                  .map(e -> oneLine(e.getKey()) + "=" + oneLine(e.getValue()))
                  .collect(Collectors.joining(" ")));
    }

    private static String oneLine(String text) {
      StringBuilder line = new StringBuilder();
      text.codePoints()
          .map(c -> Character.isISOControl(c) ? '?' : c)
          .forEach(line::appendCodePoint);
      return line.toString();
    }
  }
}
