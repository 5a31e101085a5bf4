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
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

@Pair(
    title = "The vector is a part of the key",
    kind = "static-iv",
    reported = {"AZF_STATIC_IV"},
    why = "With one vector twice GCM gives its key away.",
    repair = "It is random each time.")
public final class VectorOfKey {
  private VectorOfKey() {}

  public static final class Flaw {
    private static final SecretKey KEY = key();

    private static SecretKey key() {
      try {
        return KeyGenerator.getInstance("AES").generateKey();
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
      byte[] iv = Arrays.copyOf(KEY.getEncoded(), 12);
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, KEY, new GCMParameterSpec(128, iv));
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(cipher.doFinal(request.getBody().orElse("").getBytes(StandardCharsets.UTF_8)))
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

    @FunctionName("Encrypt")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws GeneralSecurityException {
      byte[] iv = new byte[12];
      new SecureRandom().nextBytes(iv);
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, KEY, new GCMParameterSpec(128, iv));
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(cipher.doFinal(request.getBody().orElse("").getBytes(StandardCharsets.UTF_8)))
          .build();
    }
  }
}
