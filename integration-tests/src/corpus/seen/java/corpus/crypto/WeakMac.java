package corpus.crypto;

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
import javax.crypto.KeyGenerator;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

@Pair(
    title = "A signature uses HmacMD5",
    kind = "weak-hash",
    reported = {"AZF_WEAK_HASH"},
    why = "Whoever wants finds another text with the same hash.",
    repair = "SHA-256.")
public final class WeakMac {
  private WeakMac() {}

  public static final class Flaw {
    private static final SecretKey KEY = key();

    private static SecretKey key() {
      try {
        return KeyGenerator.getInstance("AES").generateKey();
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    @FunctionName("Digest")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws GeneralSecurityException {
      Mac mac = Mac.getInstance("HmacMD5");
      mac.init(KEY);
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
    private static final SecretKey KEY = key();

    private static SecretKey key() {
      try {
        return KeyGenerator.getInstance("AES").generateKey();
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    @FunctionName("Digest")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws GeneralSecurityException {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(KEY);
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
