package corpus.clean;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/** The vector comes with the text. */
public final class OpensSealed {
  private static final SecretKey KEY = key();

  private static SecretKey key() {
    try {
      return KeyGenerator.getInstance("AES").generateKey();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @FunctionName("Open")
  public HttpResponseMessage run(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              authLevel = AuthorizationLevel.FUNCTION)
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context)
      throws GeneralSecurityException {
    ByteBuffer sealed = ByteBuffer.wrap(Base64.getDecoder().decode(request.getBody().orElse("")));
    byte[] iv = new byte[12];
    sealed.get(iv);
    byte[] rest = new byte[sealed.remaining()];
    sealed.get(rest);
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(Cipher.DECRYPT_MODE, KEY, new GCMParameterSpec(128, iv));
    return request.createResponseBuilder(HttpStatus.OK).body(cipher.doFinal(rest).length).build();
  }

  static byte[] old(byte[] text, byte[] vector) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.DECRYPT_MODE, KEY, new GCMParameterSpec(128, Arrays.copyOfRange(vector, 0, 12)));
    return cipher.doFinal(text);
  }
}
