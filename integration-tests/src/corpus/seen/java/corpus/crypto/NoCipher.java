package corpus.crypto;

import com.azure.security.keyvault.secrets.SecretClient;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.BlobOutput;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import corpus.Pair;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.NullCipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

@Pair(
    title = "In development nothing is encrypted",
    kind = "weak-cipher",
    reported = {"NULL_CIPHER"},
    why =
        "A setting of the wrong environment stores health records in the clear, and nobody"
            + " notices.",
    repair = "Development encrypts, too, with a key of its own.")
public final class NoCipher {
  private NoCipher() {}

  public static final class Flaw {
    private static final SecureRandom RANDOM = new SecureRandom();
    private final SecretClient vault;

    public Flaw(SecretClient vault) {
      this.vault = vault;
    }

    @FunctionName("StoreFinding")
    @BlobOutput(
        name = "stored",
        path = "findings/{rand-guid}",
        dataType = "binary",
        connection = "STORAGE")
    public byte[] run(
        @QueueTrigger(name = "finding", queueName = "findings", connection = "STORAGE")
            String finding,
        ExecutionContext context)
        throws GeneralSecurityException {
      byte[] iv = new byte[12];
      RANDOM.nextBytes(iv);
      byte[] data = finding.getBytes(StandardCharsets.UTF_8);
      byte[] sealed = cipher(iv).doFinal(data);
      byte[] stored = Arrays.copyOf(iv, iv.length + sealed.length);
      System.arraycopy(sealed, 0, stored, iv.length, sealed.length);
      return stored;
    }

    private Cipher cipher(byte[] iv) throws GeneralSecurityException {
      if ("Development".equals(System.getenv("AZURE_FUNCTIONS_ENVIRONMENT"))) {
        return new NullCipher();
      }
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      byte[] key = Base64.getDecoder().decode(vault.getSecret("findings").getValue());
      cipher.init(
          Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, iv));
      return cipher;
    }
  }

  public static final class Repaired {
    private static final SecureRandom RANDOM = new SecureRandom();
    private final SecretClient vault;

    public Repaired(SecretClient vault) {
      this.vault = vault;
    }

    @FunctionName("StoreFinding")
    @BlobOutput(
        name = "stored",
        path = "findings/{rand-guid}",
        dataType = "binary",
        connection = "STORAGE")
    public byte[] run(
        @QueueTrigger(name = "finding", queueName = "findings", connection = "STORAGE")
            String finding,
        ExecutionContext context)
        throws GeneralSecurityException {
      byte[] iv = new byte[12];
      RANDOM.nextBytes(iv);
      byte[] data = finding.getBytes(StandardCharsets.UTF_8);
      byte[] sealed = cipher(iv).doFinal(data);
      byte[] stored = Arrays.copyOf(iv, iv.length + sealed.length);
      System.arraycopy(sealed, 0, stored, iv.length, sealed.length);
      return stored;
    }

    private Cipher cipher(byte[] iv) throws GeneralSecurityException {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      byte[] key = Base64.getDecoder().decode(vault.getSecret("findings").getValue());
      cipher.init(
          Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, iv));
      return cipher;
    }
  }
}
