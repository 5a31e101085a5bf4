package corpus.crypto;

import com.azure.security.keyvault.secrets.SecretClient;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.OutputBinding;
import com.microsoft.azure.functions.annotation.BlobOutput;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import corpus.Pair;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

@Pair(
    title = "A batch of payments is encrypted with Triple DES",
    kind = "weak-cipher",
    reported = {"TDES_USAGE"},
    why = "Its blocks have 64 bits: in a large file equal blocks show, and support ends.",
    repair = "AES/GCM with a fresh vector.")
public final class TripleDes {
  private TripleDes() {}

  public static final class Flaw {
    private static final SecureRandom RANDOM = new SecureRandom();
    private final SecretClient vault;

    public Flaw(SecretClient vault) {
      this.vault = vault;
    }

    @FunctionName("SealBatch")
    public void run(
        @QueueTrigger(name = "batch", queueName = "settlements", connection = "STORAGE")
            String batch,
        @BlobOutput(
                name = "sealed",
                path = "settlements/{rand-guid}",
                dataType = "binary",
                connection = "STORAGE")
            OutputBinding<byte[]> sealed,
        ExecutionContext context)
        throws GeneralSecurityException, IOException {
      byte[] iv = new byte[8];
      RANDOM.nextBytes(iv);
      Cipher cipher = Cipher.getInstance("DESede/CBC/PKCS5Padding");
      cipher.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(
              Base64.getDecoder().decode(vault.getSecret("bank").getValue()), "DESede"),
          new IvParameterSpec(iv));
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      file.write(iv);
      file.write(cipher.doFinal(batch.getBytes(StandardCharsets.UTF_8)));
      sealed.setValue(file.toByteArray());
    }
  }

  public static final class Repaired {
    private static final SecureRandom RANDOM = new SecureRandom();
    private final SecretClient vault;

    public Repaired(SecretClient vault) {
      this.vault = vault;
    }

    @FunctionName("SealBatch")
    public void run(
        @QueueTrigger(name = "batch", queueName = "settlements", connection = "STORAGE")
            String batch,
        @BlobOutput(
                name = "sealed",
                path = "settlements/{rand-guid}",
                dataType = "binary",
                connection = "STORAGE")
            OutputBinding<byte[]> sealed,
        ExecutionContext context)
        throws GeneralSecurityException, IOException {
      byte[] iv = new byte[12];
      RANDOM.nextBytes(iv);
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(Base64.getDecoder().decode(vault.getSecret("bank").getValue()), "AES"),
          new GCMParameterSpec(128, iv));
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      file.write(iv);
      file.write(cipher.doFinal(batch.getBytes(StandardCharsets.UTF_8)));
      sealed.setValue(file.toByteArray());
    }
  }
}
