package corpus.blind;

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
    title = "After the login the browser goes where the query string says",
    kind = "open-redirect",
    why =
        "A link to the company's own function app that ends on a phishing page looks trustworthy to"
            + " users and mail filters.",
    repair = "The query names a destination; the addresses stand in a map.")
final class LoginReturn {
  private LoginReturn() {}

  static final class Flaw {

    @FunctionName("LoginReturn")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION,
                route = "login/done")
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      String next = request.getQueryParameters().getOrDefault("next", "/portal/orders");
      context.getLogger().info("Login finished");
      return request
          .createResponseBuilder(HttpStatus.FOUND)
          .header("Location", next)
          .header("Cache-Control", "no-store")
          .build();
    }
  }

  static final class Repaired {
    private static final Map<String, String> DESTINATIONS =
        Map.of(
            "orders",
            "/portal/orders",
            "profile",
            "/portal/profile",
            "help",
            "https://help.contoso.example/");

    @FunctionName("LoginReturnRepaired")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION,
                route = "login/done")
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      String next = request.getQueryParameters().getOrDefault("next", "orders");
      context.getLogger().info("Login finished");
      return request
          .createResponseBuilder(HttpStatus.FOUND)
          .header("Location", DESTINATIONS.getOrDefault(next, "/portal/orders"))
          .header("Cache-Control", "no-store")
          .build();
    }
  }
}
