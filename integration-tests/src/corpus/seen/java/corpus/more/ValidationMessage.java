package corpus.more;

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
import java.util.Optional;

@Pair(
    title = "The message of a JSON reader goes to the caller",
    kind = "exception-text",
    reported = {"AZF_EXCEPTION_TEXT"},
    why = "It names the classes of the app and quotes the input.",
    repair = "The place of the error is told, and nothing else.")
public final class ValidationMessage {
  private ValidationMessage() {}

  public static final class Flaw {
    private static final ObjectMapper JSON = new ObjectMapper();

    @FunctionName("Read")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      try {
        return request
            .createResponseBuilder(HttpStatus.OK)
            .body(JSON.readValue(request.getBody().orElse(""), FlawBody.class).n())
            .build();
      } catch (JsonProcessingException e) {
        return request
            .createResponseBuilder(HttpStatus.BAD_REQUEST)
            .body(new FlawError("invalid", e.getOriginalMessage()))
            .build();
      }
    }
  }

  record FlawBody(int n) {}

  record FlawError(String code, String message) {}

  public static final class Repaired {
    private static final ObjectMapper JSON = new ObjectMapper();

    @FunctionName("Read")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      try {
        return request
            .createResponseBuilder(HttpStatus.OK)
            .body(JSON.readValue(request.getBody().orElse(""), RepairedBody.class).n())
            .build();
      } catch (JsonProcessingException e) {
        int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
        return request
            .createResponseBuilder(HttpStatus.BAD_REQUEST)
            .body(new RepairedError("invalid", "not JSON at line " + line))
            .build();
      }
    }
  }

  record RepairedBody(int n) {}

  record RepairedError(String code, String message) {}
}
