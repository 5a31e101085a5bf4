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
    title = "A repetition of short runs",
    kind = "slow-regex",
    reported = {"AZF_SLOW_REGEX"},
    why = "A run of twenty digits can be cut in a million ways.",
    repair = "Each run ends in a separator.")
public final class BoundedRuns {
  private BoundedRuns() {}

  public static final class Flaw {
    private static final Pattern GROUPS = Pattern.compile("^(\\d{1,3})*$");

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
          .body(GROUPS.matcher(request.getBody().orElse("")).matches())
          .build();
    }
  }

  public static final class Repaired {
    private static final Pattern GROUPS = Pattern.compile("^\\d{1,3}(?:,\\d{3})*$");

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
          .body(GROUPS.matcher(request.getBody().orElse("")).matches())
          .build();
    }
  }
}
