package corpus.flows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import corpus.Pair;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;

@Pair(
    title = "A map of the answer holds the text of an exception",
    kind = "exception-text",
    reported = {"AZF_EXCEPTION_TEXT"},
    why = "A map is as readable as a text.",
    repair = "The map holds a code.")
public final class ErrorMap {
  private ErrorMap() {}

  public static final class Flaw {
    private static final ObjectMapper JSON = new ObjectMapper();

    @FunctionName("Run")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws JsonProcessingException {
      Map<String, Object> answer = new HashMap<>();
      try {
        answer.put("size", JSON.readTree(request.getBody().orElse("{}")).size());
      } catch (IOException e) {
        answer.put(
            "error",
            Optional.ofNullable(e.getCause()).map(Throwable::getMessage).orElse(e.getMessage()));
      }
      return request
          .createResponseBuilder(HttpStatus.OK)
          .header("Content-Type", "application/json")
          .body(JSON.writeValueAsString(answer))
          .build();
    }
  }

  public static final class Repaired {
    private static final ObjectMapper JSON = new ObjectMapper();

    @FunctionName("Run")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws JsonProcessingException {
      Map<String, Object> answer = new HashMap<>();
      try {
        answer.put("size", JSON.readTree(request.getBody().orElse("{}")).size());
      } catch (IOException e) {
        context.getLogger().log(Level.WARNING, "not JSON", e);
        answer.put("error", "not-json");
      }
      return request
          .createResponseBuilder(HttpStatus.OK)
          .header("Content-Type", "application/json")
          .body(JSON.writeValueAsString(answer))
          .build();
    }
  }
}
