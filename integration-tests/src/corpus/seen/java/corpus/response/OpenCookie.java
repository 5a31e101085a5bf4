package corpus.response;

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

@Pair(
    title = "A session cookie lacks its flags",
    kind = "weak-cookie",
    reported = {"AZF_WEAK_COOKIE"},
    why = "A script of the page, or somebody on the way, takes it.",
    repair = "It is Secure and HttpOnly.")
public final class OpenCookie {
  private OpenCookie() {}

  public static final class Flaw {
    @FunctionName("Login")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      return request
          .createResponseBuilder(HttpStatus.OK)
          .header("Set-Cookie", "session=" + UUID.randomUUID() + "; Path=/")
          .build();
    }
  }

  public static final class Repaired {
    @FunctionName("Login")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      return request
          .createResponseBuilder(HttpStatus.OK)
          .header(
              "Set-Cookie",
              "session=" + UUID.randomUUID() + "; Path=/; Secure; HttpOnly; SameSite=Strict")
          .build();
    }
  }
}
