package corpus.secrets;

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
    title = "A secret of a header is compared by equals",
    kind = "timing",
    reported = {"AZF_TIMING_COMPARE", "UNSAFE_HASH_EQUALS"},
    why = "How long it takes tells how many characters were right.",
    repair = "MessageDigest.isEqual looks at all of them.")
public final class SecretEquals {
  private SecretEquals() {}

  public static final class Flaw {
    @FunctionName("Hook")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.ANONYMOUS)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws GeneralSecurityException {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(
          new SecretKeySpec(
              System.getenv("HOOK_SECRET").getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      String expected =
          HexFormat.of()
              .formatHex(
                  mac.doFinal(request.getBody().orElse("").getBytes(StandardCharsets.UTF_8)));
      String given = request.getHeaders().get("x-signature");
      return expected.equals(given)
          ? request.createResponseBuilder(HttpStatus.OK).body(true).build()
          : request.createResponseBuilder(HttpStatus.UNAUTHORIZED).build();
    }
  }

  public static final class Repaired {
    @FunctionName("Hook")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.ANONYMOUS)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws GeneralSecurityException {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(
          new SecretKeySpec(
              System.getenv("HOOK_SECRET").getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] expected = mac.doFinal(request.getBody().orElse("").getBytes(StandardCharsets.UTF_8));
      byte[] given = HexFormat.of().parseHex(request.getHeaders().get("x-signature"));
      return MessageDigest.isEqual(expected, given)
          ? request.createResponseBuilder(HttpStatus.OK).body(true).build()
          : request.createResponseBuilder(HttpStatus.UNAUTHORIZED).build();
    }
  }
}
