package corpus.identity;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import corpus.Pair;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

@Pair(
    title = "An invitation code is made of guessable numbers",
    kind = "predictable-random",
    reported = {"AZF_PREDICTABLE_TOKEN", "PREDICTABLE_RANDOM"},
    why = "Who has one of them knows the next.",
    repair = "SecureRandom makes it.")
public final class GuessableToken {
  private GuessableToken() {}

  public static final class Flaw {
    @FunctionName("Invite")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(Long.toHexString(newToken()))
          .build();
    }

    private static long newToken() {
      return ThreadLocalRandom.current().nextLong();
    }
  }

  public static final class Repaired {
    private static final SecureRandom RANDOM = new SecureRandom();

    @FunctionName("Invite")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(Long.toHexString(newToken()))
          .build();
    }

    private static long newToken() {
      return RANDOM.nextLong();
    }
  }
}
