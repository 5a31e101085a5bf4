package corpus.more;

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
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

@Pair(
    title = "A signature is compared by Arrays.equals",
    kind = "timing",
    reported = {"AZF_TIMING_COMPARE", "UNSAFE_HASH_EQUALS"},
    why = "Arrays.equals ends at the first difference.",
    repair = "MessageDigest.isEqual does not.")
public final class SignatureByArrays {
  private SignatureByArrays() {}

  public static final class Flaw {
    @FunctionName("Verify")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws GeneralSecurityException {
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(
              Arrays.equals(
                  sign(request.getBody().orElse("")),
                  Base64.getDecoder().decode(request.getHeaders().get("x-sig"))))
          .build();
    }

    private static byte[] sign(String body) throws GeneralSecurityException {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(
          new SecretKeySpec(
              System.getenv("SIGNING_KEY").getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return mac.doFinal(body.getBytes(StandardCharsets.UTF_8));
    }
  }

  public static final class Repaired {
    @FunctionName("Verify")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws GeneralSecurityException {
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(
              MessageDigest.isEqual(
                  sign(request.getBody().orElse("")),
                  Base64.getDecoder().decode(request.getHeaders().get("x-sig"))))
          .build();
    }

    private static byte[] sign(String body) throws GeneralSecurityException {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(
          new SecretKeySpec(
              System.getenv("SIGNING_KEY").getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return mac.doFinal(body.getBytes(StandardCharsets.UTF_8));
    }
  }
}
