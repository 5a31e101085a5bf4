package corpus.clean;

import com.azure.security.keyvault.secrets.SecretClient;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An anonymous function that a signature guards. */
public final class SignedHook {
  private final SecretClient vault;

  SignedHook(SecretClient vault) {
    this.vault = vault;
  }

  @FunctionName("Hook")
  public HttpResponseMessage run(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              authLevel = AuthorizationLevel.ANONYMOUS)
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context)
      throws GeneralSecurityException {
    String body = request.getBody().orElse("");
    return isSigned(body, request.getHeaders().getOrDefault("x-hub-signature-256", ""))
        ? request.createResponseBuilder(HttpStatus.OK).body("taken").build()
        : request.createResponseBuilder(HttpStatus.UNAUTHORIZED).build();
  }

  private boolean isSigned(String body, String signature) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(
        new SecretKeySpec(
            vault.getSecret("hook").getValue().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    byte[] expected =
        ("sha256=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8))))
            .getBytes(StandardCharsets.US_ASCII);
    return MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.US_ASCII));
  }
}
