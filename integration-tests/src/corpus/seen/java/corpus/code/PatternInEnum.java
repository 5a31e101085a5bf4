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
    title = "An enum is given its slow pattern",
    kind = "slow-regex",
    reported = {"AZF_SLOW_REGEX"},
    why = "A text of 40 characters costs minutes.",
    repair = "Each part ends in a full stop.")
public final class PatternInEnum {
  private PatternInEnum() {}

  public static final class Flaw {
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
          .body(FlawRule.HOST.accepts(request.getBody().orElse("")))
          .build();
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
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(RepairedRule.HOST.accepts(request.getBody().orElse("")))
          .build();
    }
  }

  enum FlawRule {
    HOST("^([a-z0-9]+\\.?)+$");
    private final Pattern pattern;

    FlawRule(String regex) {
      this.pattern = Pattern.compile(regex);
    }

    boolean accepts(String text) {
      return pattern.matcher(text).matches();
    }
  }

  enum RepairedRule {
    HOST("^[a-z0-9]+(?:\\.[a-z0-9]+)*$");
    private final Pattern pattern;

    RepairedRule(String regex) {
      this.pattern = Pattern.compile(regex);
    }

    boolean accepts(String text) {
      return pattern.matcher(text).matches();
    }
  }
}
