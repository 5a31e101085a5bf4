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

@Pair(
    title = "A format puts a header into the log",
    kind = "log-injection",
    reported = {"AZF_LOG_INJECTION"},
    why = "formatted() does not clean.",
    repair = "The header must be one of the known values.")
public final class LogFormat {
  private LogFormat() {}

  public static final class Flaw {
    @FunctionName("Track")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      String channel = request.getHeaders().get("x-channel");
      context
          .getLogger()
          .info(
              "channel=%s size=%d"
                  .formatted(channel, request.getBody().map(String::length).orElse(0)));
      return request.createResponseBuilder(HttpStatus.OK).body("ok").build();
    }
  }

  public static final class Repaired {
    private enum Channel {
      WEB,
      APP
    }

    @FunctionName("Track")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      Channel channel = channel(request.getHeaders().get("x-channel"));
      context
          .getLogger()
          .info(
              "channel=%s size=%d"
                  .formatted(channel, request.getBody().map(String::length).orElse(0)));
      return request.createResponseBuilder(HttpStatus.OK).body("ok").build();
    }

    private static Channel channel(String text) {
      try {
        return Channel.valueOf(text);
      } catch (IllegalArgumentException | NullPointerException e) {
        return Channel.WEB;
      }
    }
  }
}
