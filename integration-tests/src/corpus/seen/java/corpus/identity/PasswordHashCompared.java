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
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

@Pair(
    title = "The hash of a password is compared by Arrays.equals",
    kind = "timing",
    reported = {"AZF_TIMING_COMPARE", "UNSAFE_HASH_EQUALS"},
    why = "The time tells how many bytes are right.",
    repair = "MessageDigest.isEqual takes the same time always.")
public final class PasswordHashCompared {
  private PasswordHashCompared() {}

  public static final class Flaw {
    private final byte[] stored;
    private final byte[] salt;

    public Flaw(byte[] stored, byte[] salt) {
      this.stored = stored.clone();
      this.salt = salt.clone();
    }

    @FunctionName("Login")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws GeneralSecurityException {
      byte[] derived =
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
              .generateSecret(
                  new PBEKeySpec(request.getBody().orElse("").toCharArray(), salt, 600000, 256))
              .getEncoded();
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(Arrays.equals(derived, stored))
          .build();
    }
  }

  public static final class Repaired {
    private final byte[] stored;
    private final byte[] salt;

    public Repaired(byte[] stored, byte[] salt) {
      this.stored = stored.clone();
      this.salt = salt.clone();
    }

    @FunctionName("Login")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws GeneralSecurityException {
      byte[] derived =
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
              .generateSecret(
                  new PBEKeySpec(request.getBody().orElse("").toCharArray(), salt, 600000, 256))
              .getEncoded();
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(MessageDigest.isEqual(derived, stored))
          .build();
    }
  }
}
