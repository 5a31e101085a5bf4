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
import java.util.HexFormat;
import java.util.Optional;

@Pair(
    title = "A receipt is sealed by a digest of our own",
    kind = "weak-hash",
    reported = {"CUSTOM_MESSAGE_DIGEST"},
    why = "Another receipt with the same digest is made by hand.",
    repair = "SHA-256 of the platform.")
public final class OwnDigest {
  private OwnDigest() {}

  public static final class Flaw {
    @FunctionName("Receipt")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      byte[] digest =
          new FlawDigest().digest(request.getBody().orElse("").getBytes(StandardCharsets.UTF_8));
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(HexFormat.of().formatHex(digest))
          .build();
    }
  }

  static final class FlawDigest extends MessageDigest {
    private long state = 17;

    FlawDigest() {
      super("ROLLING-64");
    }

    @Override
    protected void engineUpdate(byte input) {
      state = 31 * state + input;
    }

    @Override
    protected void engineUpdate(byte[] input, int offset, int length) {
      for (int i = offset; i < offset + length; i++) {
        engineUpdate(input[i]);
      }
    }

    @Override
    protected byte[] engineDigest() {
      byte[] digest = new byte[Long.BYTES];
      for (int i = 0; i < digest.length; i++) {
        digest[i] = (byte) (state >>> (8 * i));
      }
      engineReset();
      return digest;
    }

    @Override
    protected void engineReset() {
      state = 17;
    }
  }

  public static final class Repaired {
    @FunctionName("Receipt")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws GeneralSecurityException {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(request.getBody().orElse("").getBytes(StandardCharsets.UTF_8));
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(HexFormat.of().formatHex(digest))
          .build();
    }
  }
}
