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
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

@Pair(
    title = "A password is hashed in few rounds",
    kind = "weak-hash",
    reported = {"AZF_WEAK_HASH"},
    why = "Whoever wants finds another text with the same hash.",
    repair = "600,000 rounds.")
public final class FewRounds {
  private FewRounds() {}

  public static final class Flaw {
    @FunctionName("Digest")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws GeneralSecurityException {
      byte[] salt = new byte[16];
      new SecureRandom().nextBytes(salt);
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(
              SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                  .generateSecret(
                      new PBEKeySpec(request.getBody().orElse("").toCharArray(), salt, 1000, 256))
                  .getEncoded()
                  .length)
          .build();
    }
  }

  public static final class Repaired {
    @FunctionName("Digest")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws GeneralSecurityException {
      byte[] salt = new byte[16];
      new SecureRandom().nextBytes(salt);
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(
              SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                  .generateSecret(
                      new PBEKeySpec(
                          request.getBody().orElse("").toCharArray(), salt, 600_000, 256))
                  .getEncoded()
                  .length)
          .build();
    }
  }
}
