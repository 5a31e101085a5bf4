package corpus.blind;

import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.azure.security.keyvault.secrets.SecretClient;
import com.azure.security.keyvault.secrets.SecretClientBuilder;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import corpus.Pair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

@Pair(
    title = "A client certificate is written to a file that everybody may read and change",
    kind = "permissive-file-permission",
    why =
        "Other processes on the worker, such as a site extension, can take the certificate with its"
            + " key or exchange it.",
    repair = "The file keeps the owner's permissions only.")
final class CertificateFile {
  private CertificateFile() {}

  static final class Flaw {
    private static final SecretClient VAULT =
        new SecretClientBuilder()
            .vaultUrl(System.getenv("VAULT_URL"))
            .credential(
                new ManagedIdentityCredentialBuilder()
                    .clientId(System.getenv("AZURE_CLIENT_ID"))
                    .build())
            .buildClient();

    @FunctionName("CertificateFile")
    public void run(
        @TimerTrigger(name = "timer", schedule = "0 0 6 * * *") String timer,
        ExecutionContext context)
        throws IOException {
      Path file = Files.createTempFile("partner", ".pem");
      Files.setPosixFilePermissions(file, FlawRights.FOR_TOOL);
      Files.writeString(file, VAULT.getSecret("partner-certificate").getValue());
      System.setProperty("partner.certificate", file.toString());
      context.getLogger().info("The partner's certificate is refreshed");
    }
  }

  static final class FlawRights {
    static final Set<PosixFilePermission> FOR_TOOL = PosixFilePermissions.fromString("rw-rw-rw-");

    private FlawRights() {}
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

    @FunctionName("CertificateFileRepaired")
    public void run(
        @TimerTrigger(name = "timer", schedule = "0 0 6 * * *") String timer,
        ExecutionContext context)
        throws IOException {
      Path file = Files.createTempFile("partner", ".pem");
      Files.setPosixFilePermissions(file, RepairedRights.FOR_TOOL);
      Files.writeString(file, VAULT.getSecret("partner-certificate").getValue());
      System.setProperty("partner.certificate", file.toString());
      context.getLogger().info("The partner's certificate is refreshed");
    }
  }

  static final class RepairedRights {
    static final Set<PosixFilePermission> FOR_TOOL = PosixFilePermissions.fromString("rw-------");

    private RepairedRights() {}
  }
}
