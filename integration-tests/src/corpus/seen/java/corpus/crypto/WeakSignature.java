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
import java.security.PublicKey;
import java.security.Signature;
import java.util.HexFormat;
import java.util.Optional;

@Pair(
    title = "A signature uses SHA1withRSA",
    kind = "weak-hash",
    reported = {"AZF_WEAK_HASH"},
    why = "Whoever wants finds another text with the same hash.",
    repair = "SHA-256.")
public final class WeakSignature {
  private WeakSignature() {}

  public static final class Flaw {
    private final PublicKey key;

    public Flaw(PublicKey key) {
      this.key = key;
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
      Signature signature = Signature.getInstance("SHA1withRSA");
      signature.initVerify(key);
      signature.update(request.getBody().orElse("").getBytes(StandardCharsets.UTF_8));
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(
              signature.verify(
                  HexFormat.of().parseHex(request.getHeaders().getOrDefault("x-signature", ""))))
          .build();
    }
  }

  public static final class Repaired {
    private final PublicKey key;

    public Repaired(PublicKey key) {
      this.key = key;
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
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initVerify(key);
      signature.update(request.getBody().orElse("").getBytes(StandardCharsets.UTF_8));
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(
              signature.verify(
                  HexFormat.of().parseHex(request.getHeaders().getOrDefault("x-signature", ""))))
          .build();
    }
  }
}
