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
import java.util.Optional;

@Pair(
    title = "The header of App Service authentication is believed",
    kind = "spoofable-header",
    reported = {"AZF_SPOOFABLE_HEADER"},
    why = "When authentication is off, the caller's own header arrives.",
    repair = "The app makes sure that it is on.")
public final class PrincipalHeader {
  private PrincipalHeader() {}

  public static final class Flaw {
    @FunctionName("Mine")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      String user = request.getHeaders().get("x-ms-client-principal-id");
      return user == null
          ? request.createResponseBuilder(HttpStatus.UNAUTHORIZED).build()
          : request.createResponseBuilder(HttpStatus.OK).body(user.length()).build();
    }
  }

  public static final class Repaired {
    @FunctionName("Mine")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      if (!"True".equals(System.getenv("WEBSITE_AUTH_ENABLED"))) {
        return request.createResponseBuilder(HttpStatus.SERVICE_UNAVAILABLE).build();
      }
      String user = request.getHeaders().get("x-ms-client-principal-id");
      return user == null
          ? request.createResponseBuilder(HttpStatus.UNAUTHORIZED).build()
          : request.createResponseBuilder(HttpStatus.OK).body(user.length()).build();
    }
  }
}
