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
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

@Pair(
    title = "The bytes of a key stand in the source",
    kind = "hard-coded-secret",
    reported = {"AZF_HARD_CODED_SECRET"},
    why = "Whoever reads the source signs as the app.",
    repair = "The key comes from a setting.")
public final class KeyOfNumbers {
  private KeyOfNumbers() {}

  public static final class Flaw {
    private static final byte[] BYTES = {
      17, 34, 51, 68, 85, 102, 119, 1, 17, 34, 51, 68, 85, 102, 119, 2
    };

    @FunctionName("Sign")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws GeneralSecurityException {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(BYTES, "HmacSHA256"));
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(
              HexFormat.of()
                  .formatHex(
                      mac.doFinal(request.getBody().orElse("").getBytes(StandardCharsets.UTF_8))))
          .build();
    }
  }

  public static final class Repaired {
    private static final byte[] BYTES = Base64.getDecoder().decode(System.getenv("SIGNING_KEY"));

    @FunctionName("Sign")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws GeneralSecurityException {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(BYTES, "HmacSHA256"));
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(
              HexFormat.of()
                  .formatHex(
                      mac.doFinal(request.getBody().orElse("").getBytes(StandardCharsets.UTF_8))))
          .build();
    }
  }
}
