package corpus.network;

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
    title = "The caller says where the browser goes next",
    kind = "open-redirect",
    reported = {"AZF_OPEN_REDIRECT"},
    why = "A link to your domain leads to a page of somebody else that asks for the password.",
    repair = "Only paths on this host pass.")
public final class Redirect {
  private Redirect() {}

  public static final class Flaw {
    @FunctionName("SignedIn")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      String target = request.getQueryParameters().getOrDefault("return", "/");
      return request
          .createResponseBuilder(HttpStatus.FOUND)
          .header("Location", target.replace("\r", "").replace("\n", ""))
          .build();
    }
  }

  public static final class Repaired {
    @FunctionName("SignedIn")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      String target = request.getQueryParameters().getOrDefault("return", "/");
      return request
          .createResponseBuilder(HttpStatus.FOUND)
          .header("Location", isLocal(target) ? target.replace("\r", "").replace("\n", "") : "/")
          .build();
    }

    private static boolean isLocal(String target) {
      return target.startsWith("/") && !target.startsWith("//");
    }
  }
}
