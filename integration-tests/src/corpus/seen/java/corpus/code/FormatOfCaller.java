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
    title = "A format comes from the caller",
    kind = "format-string",
    reported = {"AZF_FORMAT_STRING", "FORMAT_STRING_MANIPULATION"},
    why = "%s%s%s fails the function, or shows other arguments.",
    repair = "The format is constant.")
public final class FormatOfCaller {
  private FormatOfCaller() {}

  public static final class Flaw {
    @FunctionName("Show")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(String.format(request.getQueryParameters().getOrDefault("format", "%s"), 1))
          .build();
    }
  }

  public static final class Repaired {
    @FunctionName("Show")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      return request.createResponseBuilder(HttpStatus.OK).body(String.format("%s", 1)).build();
    }
  }
}
