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
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

@Pair(
    title = "A signature written in hexadecimal is compared by equals",
    kind = "timing",
    reported = {"AZF_TIMING_COMPARE"},
    why = "The time tells how many characters are right.",
    repair = "MessageDigest.isEqual takes the same time always.")
public final class SignatureInHexLoop {
  private SignatureInHexLoop() {}

  public static final class Flaw {
    private static String hex(byte[] bytes) {
      StringBuilder text = new StringBuilder();
      for (byte b : bytes) {
        text.append(String.format("%02x", b));
      }
      return text.toString();
    }

    @FunctionName("Hook")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws GeneralSecurityException {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(
          new SecretKeySpec(
              System.getenv("HOOK_KEY").getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] expected = mac.doFinal(request.getBody().orElse("").getBytes(StandardCharsets.UTF_8));
      if (!hex(expected).equals(request.getHeaders().get("x-signature"))) {
        return request.createResponseBuilder(HttpStatus.UNAUTHORIZED).build();
      }
      return request.createResponseBuilder(HttpStatus.OK).body(true).build();
    }
  }

  public static final class Repaired {
    private static String hex(byte[] bytes) {
      StringBuilder text = new StringBuilder();
      for (byte b : bytes) {
        text.append(String.format("%02x", b));
      }
      return text.toString();
    }

    @FunctionName("Hook")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws GeneralSecurityException {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(
          new SecretKeySpec(
              System.getenv("HOOK_KEY").getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] expected = mac.doFinal(request.getBody().orElse("").getBytes(StandardCharsets.UTF_8));
      byte[] given =
          request.getHeaders().getOrDefault("x-signature", "").getBytes(StandardCharsets.UTF_8);
      if (!MessageDigest.isEqual(hex(expected).getBytes(StandardCharsets.UTF_8), given)) {
        return request.createResponseBuilder(HttpStatus.UNAUTHORIZED).build();
      }
      return request.createResponseBuilder(HttpStatus.OK).body(true).build();
    }
  }
}
