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
    title = "A redirect may begin with two slashes",
    kind = "open-redirect",
    reported = {"AZF_OPEN_REDIRECT"},
    why = "//evil.example is an address of another host.",
    repair = "A second slash, or a backslash, is refused.")
public final class LocalRedirectBySlash {
  private LocalRedirectBySlash() {}

  public static final class Flaw {
    @FunctionName("Go")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      String next = request.getQueryParameters().getOrDefault("next", "/");
      if (!next.startsWith("/") || next.contains("\n") || next.contains("\r")) {
        next = "/";
      }
      return request.createResponseBuilder(HttpStatus.FOUND).header("Location", next).build();
    }
  }

  public static final class Repaired {
    @FunctionName("Go")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      String next = request.getQueryParameters().getOrDefault("next", "/");
      if (!next.matches("/[A-Za-z0-9][A-Za-z0-9/_-]*")) {
        next = "/";
      }
      return request.createResponseBuilder(HttpStatus.FOUND).header("Location", next).build();
    }
  }
}
