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
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

@Pair(
    title = "A key in a field is compared by equals",
    kind = "timing",
    reported = {"AZF_TIMING_COMPARE"},
    why = "The time tells how many characters are right.",
    repair = "MessageDigest.isEqual takes the same time always.")
public final class ApiKeyInField {
  private ApiKeyInField() {}

  public static final class Flaw {
    private final String apiKey;

    public Flaw(String apiKey) {
      this.apiKey = apiKey;
    }

    @FunctionName("Hook")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      if (!apiKey.equals(request.getHeaders().get("x-api-key"))) {
        return request.createResponseBuilder(HttpStatus.UNAUTHORIZED).build();
      }
      return request.createResponseBuilder(HttpStatus.OK).body(true).build();
    }
  }

  public static final class Repaired {
    private final String apiKey;

    public Repaired(String apiKey) {
      this.apiKey = apiKey;
    }

    @FunctionName("Hook")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      byte[] given =
          request.getHeaders().getOrDefault("x-api-key", "").getBytes(StandardCharsets.UTF_8);
      if (!MessageDigest.isEqual(apiKey.getBytes(StandardCharsets.UTF_8), given)) {
        return request.createResponseBuilder(HttpStatus.UNAUTHORIZED).build();
      }
      return request.createResponseBuilder(HttpStatus.OK).body(true).build();
    }
  }
}
