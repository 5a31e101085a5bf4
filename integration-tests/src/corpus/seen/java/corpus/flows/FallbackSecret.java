package corpus.flows;

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
    title = "A secret has a default",
    kind = "hard-coded-secret",
    reported = {"AZF_HARD_CODED_SECRET"},
    why = "Where the setting is forgotten, everybody knows the secret.",
    repair = "Without the setting nothing works.")
public final class FallbackSecret {
  private FallbackSecret() {}

  public static final class Flaw {
    @FunctionName("Sign")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      String secret =
          Optional.ofNullable(System.getenv("SIGNING_SECRET")).orElse("dev-secret-1234");
      return request.createResponseBuilder(HttpStatus.OK).body(secret.length()).build();
    }
  }

  public static final class Repaired {
    @FunctionName("Sign")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      String secret =
          Optional.ofNullable(System.getenv("SIGNING_SECRET"))
              .orElseThrow(() -> new IllegalStateException("SIGNING_SECRET is not set"));
      return request.createResponseBuilder(HttpStatus.OK).body(secret.length()).build();
    }
  }
}
