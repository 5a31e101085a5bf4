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
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

@Pair(
    title = "A helper takes the name of a weak hash",
    kind = "weak-hash",
    reported = {"AZF_WEAK_HASH"},
    why = "Whoever wants finds another text with the same hash.",
    repair = "SHA-256.")
public final class HashByHelper {
  private HashByHelper() {}

  public static final class Flaw {
    private static byte[] digest(String name, byte[] data) throws NoSuchAlgorithmException {
      return MessageDigest.getInstance(name).digest(data);
    }

    private static HttpResponseMessage answer(
        HttpRequestMessage<Optional<String>> request, byte[] hash) {
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(HexFormat.of().formatHex(hash))
          .build();
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
      return answer(
          request, digest("MD5", request.getBody().orElse("").getBytes(StandardCharsets.UTF_8)));
    }
  }

  public static final class Repaired {
    private static byte[] digest(String name, byte[] data) throws NoSuchAlgorithmException {
      return MessageDigest.getInstance(name).digest(data);
    }

    private static HttpResponseMessage answer(
        HttpRequestMessage<Optional<String>> request, byte[] hash) {
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(HexFormat.of().formatHex(hash))
          .build();
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
      return answer(
          request,
          digest("SHA-256", request.getBody().orElse("").getBytes(StandardCharsets.UTF_8)));
    }
  }
}
