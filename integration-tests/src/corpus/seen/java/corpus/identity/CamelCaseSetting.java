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
    title = "A secret of a setting is compared by equals",
    kind = "timing",
    reported = {"AZF_TIMING_COMPARE"},
    why = "The time tells how many characters are right.",
    repair = "MessageDigest.isEqual takes the same time always.")
public final class CamelCaseSetting {
  private CamelCaseSetting() {}

  public static final class Flaw {
    @FunctionName("Hook")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      String expected = System.getenv("PartnerSigningSecret");
      if (!expected.equals(request.getHeaders().get("x-partner"))) {
        return request.createResponseBuilder(HttpStatus.UNAUTHORIZED).build();
      }
      return request.createResponseBuilder(HttpStatus.OK).body(true).build();
    }
  }

  public static final class Repaired {
    @FunctionName("Hook")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      byte[] expected = System.getenv("PartnerSigningSecret").getBytes(StandardCharsets.UTF_8);
      if (!MessageDigest.isEqual(
          expected,
          request.getHeaders().getOrDefault("x-partner", "").getBytes(StandardCharsets.UTF_8))) {
        return request.createResponseBuilder(HttpStatus.UNAUTHORIZED).build();
      }
      return request.createResponseBuilder(HttpStatus.OK).body(true).build();
    }
  }
}
