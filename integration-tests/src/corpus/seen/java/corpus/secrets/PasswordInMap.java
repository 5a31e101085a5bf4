package corpus.secrets;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import corpus.Pair;
import java.util.Map;
import java.util.Optional;

@Pair(
    title = "A map holds a literal password",
    kind = "hard-coded-secret",
    reported = {"AZF_HARD_CODED_SECRET"},
    why = "Whoever reads the source logs in.",
    repair = "It comes from a setting.")
public final class PasswordInMap {
  private PasswordInMap() {}

  public static final class Flaw {
    @FunctionName("Rows")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      Map<String, String> login = Map.of("user", "report", "password", "correct-horse-7");
      return request.createResponseBuilder(HttpStatus.OK).body(login.size()).build();
    }
  }

  public static final class Repaired {
    @FunctionName("Rows")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      Map<String, String> login =
          Map.of("user", "report", "password", System.getenv("DB_PASSWORD"));
      return request.createResponseBuilder(HttpStatus.OK).body(login.size()).build();
    }
  }
}
