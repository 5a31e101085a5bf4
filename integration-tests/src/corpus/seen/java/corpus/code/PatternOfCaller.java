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
    title = "A search pattern of the caller is compiled",
    kind = "regex-injection",
    reported = {"AZF_REGEX_INJECTION"},
    why = "(a+)+$ keeps the function busy until its time-out.",
    repair = "The text is quoted.")
public final class PatternOfCaller {
  private PatternOfCaller() {}

  public static final class Flaw {
    @FunctionName("Grep")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      Pattern pattern = Pattern.compile(request.getQueryParameters().getOrDefault("q", ""));
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(pattern.matcher("some text").find())
          .build();
    }
  }

  public static final class Repaired {
    @FunctionName("Grep")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      Pattern pattern =
          Pattern.compile(Pattern.quote(request.getQueryParameters().getOrDefault("q", "")));
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(pattern.matcher("some text").find())
          .build();
    }
  }
}
