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
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

@Pair(
    title = "A digest is MD5",
    kind = "weak-hash",
    reported = {"AZF_WEAK_HASH"},
    why = "Two texts with one MD5 are made in seconds.",
    repair = "SHA-256 takes its place.")
public final class Md5 {
  private Md5() {}

  public static final class Flaw {
    @FunctionName("Digest")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws NoSuchAlgorithmException {
      byte[] data = request.getBody().orElse("").getBytes(StandardCharsets.UTF_8);
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(data)))
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
        throws NoSuchAlgorithmException {
      byte[] data = request.getBody().orElse("").getBytes(StandardCharsets.UTF_8);
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(data)))
          .build();
    }
  }
}
