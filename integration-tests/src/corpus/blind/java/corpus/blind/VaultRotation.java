package corpus.blind;

import com.azure.core.credential.TokenCredential;
import com.azure.identity.AzureCliCredentialBuilder;
import com.azure.identity.DefaultAzureCredentialBuilder;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.azure.security.keyvault.secrets.SecretClient;
import com.azure.security.keyvault.secrets.SecretClientBuilder;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import corpus.Pair;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.logging.Level;

@Pair(
    title = "The vault's client takes whatever credential it finds",
    kind = "default-credential-in-production",
    why =
        "The chain tries environment variables, command-line tools and other identities in turn; in"
            + " Azure that is slow, and a stray variable makes another identity answer.",
    repair =
        "The configured managed identity is used; only on a developer's machine the command-line"
            + " login.")
final class VaultRotation {
  private VaultRotation() {}

  static final class Flaw {
    private static final SecretClient VAULT =
        new SecretClientBuilder()
            .vaultUrl(System.getenv("VAULT_URL"))
            .credential(FlawIdentity.credential())
            .buildClient();

    @FunctionName("VaultRotation")
    public void run(
        @TimerTrigger(name = "timer", schedule = "0 0 4 * * 1") String timer,
        ExecutionContext context) {
      OffsetDateTime limit = OffsetDateTime.now(ZoneOffset.UTC).plusDays(30);
      long due =
          VAULT.listPropertiesOfSecrets().stream()
              .filter(
                  secret -> secret.getExpiresOn() != null && secret.getExpiresOn().isBefore(limit))
              .count();
      context.getLogger().log(Level.INFO, "{0} secrets are due", due);
    }
  }

  static final class FlawIdentity {
    private FlawIdentity() {}

    static TokenCredential credential() {
      return new DefaultAzureCredentialBuilder()
          .managedIdentityClientId(System.getenv("AZURE_CLIENT_ID"))
          .build();
    }
  }

  static final class Repaired {
    private static final SecretClient VAULT =
        new SecretClientBuilder()
            .vaultUrl(System.getenv("VAULT_URL"))
            .credential(RepairedIdentity.credential())
            .buildClient();

    @FunctionName("VaultRotationRepaired")
    public void run(
        @TimerTrigger(name = "timer", schedule = "0 0 4 * * 1") String timer,
        ExecutionContext context) {
      OffsetDateTime limit = OffsetDateTime.now(ZoneOffset.UTC).plusDays(30);
      long due =
          VAULT.listPropertiesOfSecrets().stream()
              .filter(
                  secret -> secret.getExpiresOn() != null && secret.getExpiresOn().isBefore(limit))
              .count();
      context.getLogger().log(Level.INFO, "{0} secrets are due", due);
    }
  }

  static final class RepairedIdentity {
    private RepairedIdentity() {}

    static TokenCredential credential() {
      if ("Development".equals(System.getenv("AZURE_FUNCTIONS_ENVIRONMENT"))) {
        return new AzureCliCredentialBuilder().build();
      }
      return new ManagedIdentityCredentialBuilder()
          .clientId(System.getenv("AZURE_CLIENT_ID"))
          .build();
    }
  }
}
