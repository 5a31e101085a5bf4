package corpus.more;

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
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

@Pair(
    title = "A key is Base64 in the source",
    kind = "hard-coded-secret",
    reported = {"AZF_HARD_CODED_SECRET", "HARD_CODE_KEY", "HARD_CODE_PASSWORD"},
    why = "Base64 hides nothing.",
    repair = "The vault keeps it.")
public final class KeyInBytes {
  private KeyInBytes() {}

  public static final class Flaw {
    private static final byte[] RAW =
        Base64.getDecoder().decode("MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");

    @FunctionName("Seal")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws GeneralSecurityException {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(RAW, "HmacSHA256"));
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(mac.doFinal(request.getBody().orElse("").getBytes(StandardCharsets.UTF_8)).length)
          .build();
    }
  }

  public static final class Repaired {
    private final SecretClient vault;

    public Repaired(SecretClient vault) {
      this.vault = vault;
    }

    @FunctionName("Seal")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws GeneralSecurityException {
      byte[] raw = Base64.getDecoder().decode(vault.getSecret("seal").getValue());
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(raw, "HmacSHA256"));
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(mac.doFinal(request.getBody().orElse("").getBytes(StandardCharsets.UTF_8)).length)
          .build();
    }
  }
}
