package corpus.flows;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import corpus.Pair;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

@Pair(
    title = "A value of one call waits in a map for another one",
    kind = "log-injection",
    reported = {"AZF_LOG_INJECTION"},
    why = "It was not checked when it came, and nobody thinks of it when it goes.",
    repair = "It is cleaned when it comes.")
public final class CachedInput {
  private CachedInput() {}

  public static final class Flaw {
    private static final Map<UUID, String> NOTES = new ConcurrentHashMap<>();

    @FunctionName("Keep")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      UUID id = UUID.randomUUID();
      NOTES.put(id, request.getBody().orElse(""));
      return request.createResponseBuilder(HttpStatus.OK).body(id).build();
    }

    @FunctionName("Sweep")
    public void sweep(
        @TimerTrigger(name = "timer", schedule = "0 0 * * * *") String timer,
        ExecutionContext context) {
      NOTES.forEach((id, note) -> context.getLogger().info(id + " " + note));
    }
  }

  public static final class Repaired {
    private static final Map<UUID, String> NOTES = new ConcurrentHashMap<>();

    @FunctionName("Keep")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      UUID id = UUID.randomUUID();
      NOTES.put(id, request.getBody().orElse("").replaceAll("\\R", " "));
      return request.createResponseBuilder(HttpStatus.OK).body(id).build();
    }

    @FunctionName("Sweep")
    public void sweep(
        @TimerTrigger(name = "timer", schedule = "0 0 * * * *") String timer,
        ExecutionContext context) {
      NOTES.forEach((id, note) -> context.getLogger().info(id + " " + note));
    }
  }
}
