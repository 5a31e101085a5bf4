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
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

@Pair(
    title = "Secrets are compared character by character",
    kind = "timing",
    reported = {"AZF_TIMING_COMPARE"},
    why = "The loop ends at the first that differs.",
    repair = "MessageDigest.isEqual takes the same time always.")
public final class CharactersCompared {
  private CharactersCompared() {}

  public static final class Flaw {
    private static boolean same(byte[] a, byte[] b) {
      if (a.length != b.length) {
        return false;
      }
      for (int i = 0; i < a.length; i++) {
        if (a[i] != b[i]) {
          return false;
        }
      }
      return true;
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
      if (!same(
          expected,
          HexFormat.of().parseHex(request.getHeaders().getOrDefault("x-signature", "")))) {
        return request.createResponseBuilder(HttpStatus.UNAUTHORIZED).build();
      }
      return request.createResponseBuilder(HttpStatus.OK).body(true).build();
    }
  }

  public static final class Repaired {
    private static boolean same(byte[] a, byte[] b) {
      return MessageDigest.isEqual(a, b);
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
      if (!same(
          expected,
          HexFormat.of().parseHex(request.getHeaders().getOrDefault("x-signature", "")))) {
        return request.createResponseBuilder(HttpStatus.UNAUTHORIZED).build();
      }
      return request.createResponseBuilder(HttpStatus.OK).body(true).build();
    }
  }
}
