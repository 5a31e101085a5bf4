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
import java.security.MessageDigest;
import java.util.Optional;

@Pair(
    title = "A hash has a weak default",
    kind = "weak-hash",
    reported = {"AZF_WEAK_HASH"},
    why = "Whoever wants finds another text with the same hash.",
    repair = "SHA-256.")
public final class HashInSetting {
  private HashInSetting() {}

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
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(
              MessageDigest.getInstance(Optional.ofNullable(System.getenv("HASH")).orElse("SHA-1"))
                  .digest(request.getBody().orElse("").getBytes(StandardCharsets.UTF_8))
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
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(
              MessageDigest.getInstance(
                      Optional.ofNullable(System.getenv("HASH")).orElse("SHA-512"))
                  .digest(request.getBody().orElse("").getBytes(StandardCharsets.UTF_8))
                  .length)
          .build();
    }
  }
}
