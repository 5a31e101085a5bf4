package corpus.response;

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
    title = "A problem record takes the message of whatever was thrown",
    kind = "exception-text",
    reported = {"AZF_EXCEPTION_TEXT"},
    why = "JSON around it does not make the text less telling.",
    repair = "Only the own exception, whose messages are constants, is shown.")
public final class ProblemWithCause {
  private ProblemWithCause() {}

  public static final class Flaw {
    private static final ObjectMapper JSON = new ObjectMapper();

    @FunctionName("Create")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws JsonProcessingException {
      try {
        return request
            .createResponseBuilder(HttpStatus.OK)
            .body(JSON.readTree(request.getBody().orElse("{}")).size())
            .build();
      } catch (JsonProcessingException | RuntimeException e) {
        FlawProblem problem = FlawProblem.of(e);
        return request
            .createResponseBuilder(HttpStatus.BAD_REQUEST)
            .header("Content-Type", "application/problem+json")
            .body(JSON.writeValueAsString(problem))
            .build();
      }
    }
  }

  record FlawProblem(String title, String detail) {
    static FlawProblem of(Exception e) {
      return new FlawProblem("Bad request", e.getMessage());
    }
  }

  public static final class Repaired {
    private static final ObjectMapper JSON = new ObjectMapper();

    @FunctionName("Create")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws JsonProcessingException {
      try {
        if (request.getBody().isEmpty()) {
          throw new RepairedRefusal("The body is missing.");
        }
        return request
            .createResponseBuilder(HttpStatus.OK)
            .body(JSON.readTree(request.getBody().get()).size())
            .build();
      } catch (RepairedRefusal e) {
        RepairedProblem problem = new RepairedProblem("Bad request", e.getMessage());
        return request
            .createResponseBuilder(HttpStatus.BAD_REQUEST)
            .header("Content-Type", "application/problem+json")
            .body(JSON.writeValueAsString(problem))
            .build();
      }
    }
  }

  record RepairedProblem(String title, String detail) {}

  static final class RepairedRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RepairedRefusal(String message) {
      super(message);
    }
  }
}
