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
import java.util.Random;

@Pair(
    title = "A password is made by java.util.Random",
    kind = "predictable-random",
    reported = {"AZF_PREDICTABLE_TOKEN", "PREDICTABLE_RANDOM"},
    why = "Two of its numbers tell all others.",
    repair = "SecureRandom makes it.")
public final class RandomPassword {
  private RandomPassword() {}

  public static final class Flaw {
    @FunctionName("Reset")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      Random random = new Random();
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(
              random
                  .ints(12, 'a', 'z')
                  .collect(
                      StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                  .length())
          .build();
    }
  }

  public static final class Repaired {
    private static final SecureRandom RANDOM = new SecureRandom();

    @FunctionName("Reset")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(
              RANDOM
                  .ints(12, 'a', 'z')
                  .collect(
                      StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                  .length())
          .build();
    }
  }
}
