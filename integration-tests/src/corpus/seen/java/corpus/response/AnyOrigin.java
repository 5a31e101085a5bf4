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
import java.util.Set;

@Pair(
    title = "Every origin may read the answer",
    kind = "permissive-cors",
    reported = {"AZF_PERMISSIVE_CORS"},
    why = "Any page calls in the name of its visitor.",
    repair = "One origin of a list is named.")
public final class AnyOrigin {
  private AnyOrigin() {}

  public static final class Flaw {
    @FunctionName("Data")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      return request
          .createResponseBuilder(HttpStatus.OK)
          .header(
              "Access-Control-Allow-Origin",
              request.getHeaders().getOrDefault("origin", "").replaceAll("[\\r\\n]", ""))
          .header("Access-Control-Allow-Credentials", "true")
          .build();
    }
  }

  public static final class Repaired {
    private static final Set<String> ORIGINS = Set.of("https://app.contoso.com");

    @FunctionName("Data")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      String origin = request.getHeaders().getOrDefault("origin", "");
      HttpResponseMessage.Builder answer = request.createResponseBuilder(HttpStatus.OK);
      if (ORIGINS.contains(origin)) {
        answer.header("Access-Control-Allow-Origin", origin).header("Vary", "Origin");
      }
      return answer.build();
    }
  }
}
