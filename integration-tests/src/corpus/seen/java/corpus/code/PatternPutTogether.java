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
    title = "A slow pattern is put together from parts",
    kind = "slow-regex",
    reported = {"AZF_SLOW_REGEX"},
    why = "A text of 40 characters costs minutes.",
    repair = "The separator is mandatory.")
public final class PatternPutTogether {
  private PatternPutTogether() {}

  public static final class Flaw {
    private static final String WORD = "[a-z]".concat("+");
    private static final Pattern WORDS = Pattern.compile("^(" + WORD + "\\s?)+$");

    @FunctionName("Check")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(WORDS.matcher(request.getBody().orElse("")).matches())
          .build();
    }
  }

  public static final class Repaired {
    private static final String WORD = "[a-z]".concat("+");
    private static final Pattern WORDS = Pattern.compile("^" + WORD + "(?:\\s" + WORD + ")*$");

    @FunctionName("Check")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(WORDS.matcher(request.getBody().orElse("")).matches())
          .build();
    }
  }
}
