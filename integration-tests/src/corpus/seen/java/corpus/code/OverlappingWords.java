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
import java.util.regex.Pattern;

@Pair(
    title = "Alternatives overlap when they follow each other",
    kind = "slow-regex",
    reported = {"AZF_SLOW_REGEX"},
    why = "Each ab can be read as a and b, or as ab.",
    repair = "Each text is read in one way.")
public final class OverlappingWords {
  private OverlappingWords() {}

  public static final class Flaw {
    @FunctionName("Check")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      boolean known = Pattern.compile("^(a|b|ab)*c$").matcher(request.getBody().orElse("")).find();
      return request.createResponseBuilder(HttpStatus.OK).body(known).build();
    }
  }

  public static final class Repaired {
    @FunctionName("Check")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      boolean known = Pattern.compile("^[ab]*c$").matcher(request.getBody().orElse("")).find();
      return request.createResponseBuilder(HttpStatus.OK).body(known).build();
    }
  }
}
