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
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;

@Pair(
    title = "The vector of a cipher is fixed",
    kind = "static-iv",
    reported = {"AZF_STATIC_IV"},
    why = "Equal texts look equal, and GCM breaks altogether.",
    repair = "It is random each time.")
public final class FixedVector {
  private FixedVector() {}

  public static final class Flaw {
    private static final KeyGenerator KEYS = keys();

    private static KeyGenerator keys() {
      try {
        return KeyGenerator.getInstance("AES");
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    @FunctionName("Encrypt")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws GeneralSecurityException {
      byte[] data = request.getBody().orElse("").getBytes(StandardCharsets.UTF_8);
      byte[] iv = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, KEYS.generateKey(), new IvParameterSpec(iv));
      return request.createResponseBuilder(HttpStatus.OK).body(cipher.doFinal(data)).build();
    }
  }

  public static final class Repaired {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final KeyGenerator KEYS = keys();

    private static KeyGenerator keys() {
      try {
        KeyGenerator keys = KeyGenerator.getInstance("AES");
        keys.init(256);
        return keys;
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    @FunctionName("Encrypt")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws GeneralSecurityException {
      byte[] data = request.getBody().orElse("").getBytes(StandardCharsets.UTF_8);
      byte[] iv = new byte[12];
      RANDOM.nextBytes(iv);
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, KEYS.generateKey(), new GCMParameterSpec(128, iv));
      return request.createResponseBuilder(HttpStatus.OK).body(cipher.doFinal(data)).build();
    }
  }
}
