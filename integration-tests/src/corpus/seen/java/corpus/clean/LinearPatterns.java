package corpus.clean;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import java.util.Optional;
import java.util.regex.Pattern;

/** Patterns with groups and repetitions that take linear time. */
public final class LinearPatterns {
  private static final Pattern HOST = Pattern.compile("(?:[a-z0-9-]+\\.)+[a-z]{2,}");
  private static final Pattern CSV = Pattern.compile("[^,]*(?:,[^,]*)*");
  private static final Pattern DATE = Pattern.compile("\\d{4}(-\\d{2}){2}");

  @FunctionName("Match")
  public HttpResponseMessage run(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              authLevel = AuthorizationLevel.FUNCTION)
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    String text = request.getBody().orElse("");
    return request
        .createResponseBuilder(HttpStatus.OK)
        .body(
            HOST.matcher(text).matches()
                || CSV.matcher(text).matches()
                || DATE.matcher(text).matches())
        .build();
  }
}
