package corpus.path;

import com.azure.security.keyvault.secrets.SecretClient;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import corpus.Pair;
import java.util.Optional;

@Pair(
    title = "A secret is chosen by the caller",
    kind = "resource-name",
    reported = {"AZF_RESOURCE_NAME"},
    why = "The app may read the secrets of all partners.",
    repair = "A switch chooses the name.")
public final class SecretByName {
  private SecretByName() {}

  public static final class Flaw {
    private final SecretClient vault;

    public Flaw(SecretClient vault) {
      this.vault = vault;
    }

    @FunctionName("Check")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        @BindingName("partner") String partner,
        ExecutionContext context) {
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(vault.getSecret("partner-" + partner).getProperties().isEnabled())
          .build();
    }
  }

  public static final class Repaired {
    private final SecretClient vault;

    public Repaired(SecretClient vault) {
      this.vault = vault;
    }

    @FunctionName("Check")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        @BindingName("partner") String partner,
        ExecutionContext context) {
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(vault.getSecret("partner-" + known(partner)).getProperties().isEnabled())
          .build();
    }

    private static String known(String partner) {
      return switch (partner) {
        case "contoso", "fabrikam" -> partner;
        default -> throw new IllegalArgumentException("partner");
      };
    }
  }
}
