package corpus.secrets;

import com.azure.security.keyvault.secrets.SecretClient;
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
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

@Pair(
    title = "The key of a signature is a literal",
    kind = "hard-coded-secret",
    reported = {"AZF_HARD_CODED_SECRET", "HARD_CODE_KEY", "HARD_CODE_PASSWORD"},
    why = "Everybody with the source can sign.",
    repair = "The key comes from Key Vault.")
public final class HmacKeyLiteral {
  private HmacKeyLiteral() {}

  public static final class Flaw {
    @FunctionName("Sign")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws GeneralSecurityException {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(
          new SecretKeySpec("k3y-0f-the-partner".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(
              HexFormat.of()
                  .formatHex(
                      mac.doFinal(request.getBody().orElse("").getBytes(StandardCharsets.UTF_8))))
          .build();
    }
  }

  public static final class Repaired {
    private final SecretClient vault;

    public Repaired(SecretClient vault) {
      this.vault = vault;
    }

    @FunctionName("Sign")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws GeneralSecurityException {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(
          new SecretKeySpec(
              vault.getSecret("partner").getValue().getBytes(StandardCharsets.UTF_8),
              "HmacSHA256"));
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(
              HexFormat.of()
                  .formatHex(
                      mac.doFinal(request.getBody().orElse("").getBytes(StandardCharsets.UTF_8))))
          .build();
    }
  }
}
