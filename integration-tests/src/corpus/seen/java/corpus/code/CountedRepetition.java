package corpus.code;

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
    title = "A repetition is counted",
    kind = "slow-regex",
    reported = {"AZF_SLOW_REGEX"},
    why = "Twelve fields that overlap can be divided in very many ways.",
    repair = "A field holds no comma.")
public final class CountedRepetition {
  private CountedRepetition() {}

  public static final class Flaw {
    @FunctionName("Import")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      boolean line = request.getBody().orElse("").matches("(.*,){12}end");
      return request.createResponseBuilder(HttpStatus.OK).body(line).build();
    }
  }

  public static final class Repaired {
    @FunctionName("Import")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      boolean line = request.getBody().orElse("").matches("([^,]*,){12}end");
      return request.createResponseBuilder(HttpStatus.OK).body(line).build();
    }
  }
}
