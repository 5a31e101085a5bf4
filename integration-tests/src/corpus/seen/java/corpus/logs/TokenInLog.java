package corpus.logs;

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
    title = "The header Authorization is logged",
    kind = "secret-in-log",
    reported = {"AZF_SECRET_IN_LOG"},
    why = "Who may read the log may then call in the name of the user.",
    repair = "Only whether it was there is logged.")
public final class TokenInLog {
  private TokenInLog() {}

  public static final class Flaw {
    @FunctionName("Who")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      String token =
          Optional.ofNullable(request.getHeaders().get("authorization"))
              .map(h -> h.replace("Bearer ", ""))
              .orElse("none");
      context.getLogger().warning("refused " + token.replace('\r', '_').replace('\n', '_'));
      return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
    }
  }

  public static final class Repaired {
    @FunctionName("Who")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      boolean token = request.getHeaders().get("authorization") != null;
      context.getLogger().warning("refused, token: " + token);
      return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
    }
  }
}
