package corpus.blind;

import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.azure.security.keyvault.secrets.SecretClient;
import com.azure.security.keyvault.secrets.SecretClientBuilder;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.durabletask.azurefunctions.DurableActivityTrigger;
import corpus.Pair;
import java.time.OffsetDateTime;
import java.util.Set;

@Pair(
    title = "An activity's input names the secret that is read from the vault",
    kind = "resource-name-from-input",
    why =
        "The function's identity may read each secret of the vault, so whoever starts the"
            + " orchestration picks credentials that are not meant for this job.",
    repair = "Only names of a fixed set are asked for.")
final class CertificateExpiry {
  private CertificateExpiry() {}

  static final class Flaw {
    private static final SecretClient VAULT =
        new SecretClientBuilder()
            .vaultUrl(System.getenv("VAULT_URL"))
            .credential(
                new ManagedIdentityCredentialBuilder()
                    .clientId(System.getenv("AZURE_CLIENT_ID"))
                    .build())
            .buildClient();

    @FunctionName("CertificateExpiry")
    public String run(@DurableActivityTrigger(name = "partner") String partner) {
      OffsetDateTime expires = VAULT.getSecret(partner).getProperties().getExpiresOn();
      return String.valueOf(expires);
    }
  }

  static final class Repaired {
    private static final SecretClient VAULT =
        new SecretClientBuilder()
            .vaultUrl(System.getenv("VAULT_URL"))
            .credential(
                new ManagedIdentityCredentialBuilder()
                    .clientId(System.getenv("AZURE_CLIENT_ID"))
                    .build())
            .buildClient();
    private static final Set<String> PARTNERS = Set.of("partner-north", "partner-south");

    @FunctionName("CertificateExpiryRepaired")
    public String run(@DurableActivityTrigger(name = "partner") String partner) {
      if (!PARTNERS.contains(partner)) {
        throw new IllegalArgumentException("Not a partner");
      }
      OffsetDateTime expires = VAULT.getSecret(partner).getProperties().getExpiresOn();
      return String.valueOf(expires);
    }
  }
}
