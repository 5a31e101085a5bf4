package corpus.logs;

import com.azure.security.keyvault.secrets.SecretClient;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import corpus.Pair;

@Pair(
    title = "A secret of Key Vault is logged with a record",
    kind = "secret-in-log",
    reported = {"AZF_SECRET_IN_LOG"},
    why = "Logs are kept longer and read by more people than a vault.",
    repair = "The record hides its secret.")
public final class SecretInLog {
  private SecretInLog() {}

  public static final class Flaw {
    private final SecretClient vault;

    public Flaw(SecretClient vault) {
      this.vault = vault;
    }

    @FunctionName("Rotate")
    public void run(
        @TimerTrigger(name = "timer", schedule = "0 0 * * * *") String timer,
        ExecutionContext context) {
      FlawPartner partner = new FlawPartner("contoso", vault.getSecret("partner").getValue());
      context.getLogger().info("using " + partner);
    }
  }

  record FlawPartner(String name, String secret) {}

  public static final class Repaired {
    private final SecretClient vault;

    public Repaired(SecretClient vault) {
      this.vault = vault;
    }

    @FunctionName("Rotate")
    public void run(
        @TimerTrigger(name = "timer", schedule = "0 0 * * * *") String timer,
        ExecutionContext context) {
      RepairedPartner partner =
          new RepairedPartner("contoso", vault.getSecret("partner").getValue());
      context.getLogger().info("using " + partner);
    }
  }

  record RepairedPartner(String name, String secret) {
    @Override
    public String toString() {
      return name + " with " + secret.length() + " characters";
    }
  }
}
