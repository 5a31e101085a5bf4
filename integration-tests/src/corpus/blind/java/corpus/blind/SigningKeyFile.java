package corpus.blind;

import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.azure.security.keyvault.secrets.SecretClient;
import com.azure.security.keyvault.secrets.SecretClientBuilder;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import corpus.Pair;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;

@Pair(
    title = "A key for a signing tool is made readable and writable for everybody",
    kind = "permissive-file-permission",
    why =
        "The second argument false opens the file to all accounts of the machine, among them those"
            + " of other apps on a shared plan's image.",
    repair = "Only the owner gets the rights.")
final class SigningKeyFile {
  private SigningKeyFile() {}

  static final class Flaw {
    private static final SecretClient VAULT =
        new SecretClientBuilder()
            .vaultUrl(System.getenv("VAULT_URL"))
            .credential(
                new ManagedIdentityCredentialBuilder()
                    .clientId(System.getenv("AZURE_CLIENT_ID"))
                    .build())
            .buildClient();

    @FunctionName("SigningKeyFile")
    public void run(
        @TimerTrigger(name = "timer", schedule = "0 0 5 * * 0", dataType = "string") String timer)
        throws IOException {
      FlawKeys.store(VAULT.getSecret("signing-key").getValue());
    }
  }

  static final class FlawKeys {
    private static final boolean OWNER_ONLY = false;

    private FlawKeys() {}

    static void store(String key) throws IOException {
      File file = Files.createTempFile("signing", ".key").toFile();
      if (!file.setReadable(true, OWNER_ONLY) || !file.setWritable(true, OWNER_ONLY)) {
        throw new IOException("The rights cannot be set");
      }
      Files.writeString(file.toPath(), key);
      System.setProperty("signing.key.file", file.getPath());
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

    @FunctionName("SigningKeyFileRepaired")
    public void run(
        @TimerTrigger(name = "timer", schedule = "0 0 5 * * 0", dataType = "string") String timer)
        throws IOException {
      RepairedKeys.store(VAULT.getSecret("signing-key").getValue());
    }
  }

  static final class RepairedKeys {
    private static final boolean OWNER_ONLY = true;

    private RepairedKeys() {}

    static void store(String key) throws IOException {
      File file = Files.createTempFile("signing", ".key").toFile();
      if (!file.setReadable(true, OWNER_ONLY) || !file.setWritable(true, OWNER_ONLY)) {
        throw new IOException("The rights cannot be set");
      }
      Files.writeString(file.toPath(), key);
      System.setProperty("signing.key.file", file.getPath());
    }
  }
}
