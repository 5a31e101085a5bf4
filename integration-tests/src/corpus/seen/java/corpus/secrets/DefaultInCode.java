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
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

@Pair(
    title = "A secret has a value for when it is not set",
    kind = "hard-coded-secret",
    reported = {"AZF_HARD_CODED_SECRET"},
    why = "A forgotten setting opens the app to whoever reads the source.",
    repair = "It fails without.")
public final class DefaultInCode {
  private DefaultInCode() {}

  public static final class Flaw {
    private static byte[] key() {
      String key = System.getenv("SIGNING_KEY");
      if (key == null || key.isBlank()) {
        key = "local-signing-2f6c1";
      }
      return key.getBytes(StandardCharsets.UTF_8);
    }

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
      mac.init(new SecretKeySpec(key(), "HmacSHA256"));
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
    private static byte[] key() {
      String key = System.getenv("SIGNING_KEY");
      if (key == null || key.isBlank()) {
        throw new IllegalStateException("SIGNING_KEY is not set");
      }
      return key.getBytes(StandardCharsets.UTF_8);
    }

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
      mac.init(new SecretKeySpec(key(), "HmacSHA256"));
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
