package corpus.more;

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
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;

@Pair(
    title = "A correlation id goes round",
    kind = "header-injection",
    reported = {"AZF_HEADER_INJECTION"},
    why = "Whatever it holds goes back.",
    repair = "It counts only in its form; else there is a new one.")
public final class HeaderRoundTrip {
  private HeaderRoundTrip() {}

  public static final class Flaw {
    @FunctionName("Any")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      String id =
          Optional.ofNullable(request.getHeaders().get("x-correlation-id"))
              .orElseGet(() -> UUID.randomUUID().toString());
      return request
          .createResponseBuilder(HttpStatus.OK)
          .header("X-Correlation-Id", id)
          .body("ok")
          .build();
    }
  }

  public static final class Repaired {
    private static final Predicate<String> FORM =
        Pattern.compile("[0-9a-f-]{36}").asMatchPredicate();

    @FunctionName("Any")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      String id =
          Optional.ofNullable(request.getHeaders().get("x-correlation-id"))
              .filter(FORM)
              .orElseGet(() -> UUID.randomUUID().toString());
      return request
          .createResponseBuilder(HttpStatus.OK)
          .header("X-Correlation-Id", id)
          .body("ok")
          .build();
    }
  }
}
