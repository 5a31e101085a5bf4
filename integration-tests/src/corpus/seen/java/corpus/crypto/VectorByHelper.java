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
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

@Pair(
    title = "A helper makes the same vector each time",
    kind = "static-iv",
    reported = {"AZF_STATIC_IV"},
    why = "With one vector twice GCM gives its key away.",
    repair = "It is random each time, and goes before the text.")
public final class VectorByHelper {
  private VectorByHelper() {}

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
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(seal(request.getBody().orElse("").getBytes(StandardCharsets.UTF_8), new byte[12]))
          .build();
    }

    private static byte[] seal(byte[] text, byte[] iv) throws GeneralSecurityException {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, KEY, new GCMParameterSpec(128, iv));
      return cipher.doFinal(text);
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

    private static final SecureRandom RANDOM = new SecureRandom();

    @FunctionName("Encrypt")
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
          .body(seal(request.getBody().orElse("").getBytes(StandardCharsets.UTF_8), fresh()))
          .build();
    }

    private static byte[] fresh() {
      byte[] iv = new byte[12];
      RANDOM.nextBytes(iv);
      return iv;
    }

    private static byte[] seal(byte[] text, byte[] iv) throws GeneralSecurityException {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, KEY, new GCMParameterSpec(128, iv));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.writeBytes(iv);
      out.writeBytes(cipher.doFinal(text));
      return out.toByteArray();
    }

    static byte[] open(byte[] sealed) throws GeneralSecurityException {
      byte[] iv = new byte[12];
      System.arraycopy(sealed, 0, iv, 0, 12);
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(Cipher.DECRYPT_MODE, KEY, new GCMParameterSpec(128, iv));
      return cipher.doFinal(sealed, 12, sealed.length - 12);
    }
  }
}
