package corpus.crypto;

import com.azure.security.keyvault.secrets.SecretClient;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.BlobOutput;
import com.microsoft.azure.functions.annotation.BlobTrigger;
import com.microsoft.azure.functions.annotation.FunctionName;
import corpus.Pair;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

@Pair(
    title = "The key of an export is a short Blowfish key",
    kind = "weak-cipher",
    reported = {"BLOWFISH_KEY_SIZE"},
    why = "64 bits are tried out, and blocks of 64 bits repeat in a large file.",
    repair = "An AES key of 256 bits.")
public final class SmallBlowfish {
  private SmallBlowfish() {}

  public static final class Flaw {
    private final SecretClient vault;

    public Flaw(SecretClient vault) {
      this.vault = vault;
    }

    @FunctionName("SealExport")
    @BlobOutput(
        name = "sealed",
        path = "sealed/{name}",
        dataType = "binary",
        connection = "STORAGE")
    public byte[] run(
        @BlobTrigger(
                name = "export",
                path = "exports/{name}",
                dataType = "binary",
                connection = "STORAGE")
            byte[] export,
        ExecutionContext context)
        throws GeneralSecurityException {
      KeyGenerator keys = KeyGenerator.getInstance("Blowfish");
      keys.init(64);
      SecretKey key = keys.generateKey();
      vault.setSecret("export", Base64.getEncoder().encodeToString(key.getEncoded()));
      Cipher cipher = Cipher.getInstance("Blowfish");
      cipher.init(Cipher.ENCRYPT_MODE, key);
      return cipher.doFinal(export);
    }
  }

  public static final class Repaired {
    private static final SecureRandom RANDOM = new SecureRandom();
    private final SecretClient vault;

    public Repaired(SecretClient vault) {
      this.vault = vault;
    }

    @FunctionName("SealExport")
    @BlobOutput(
        name = "sealed",
        path = "sealed/{name}",
        dataType = "binary",
        connection = "STORAGE")
    public byte[] run(
        @BlobTrigger(
                name = "export",
                path = "exports/{name}",
                dataType = "binary",
                connection = "STORAGE")
            byte[] export,
        ExecutionContext context)
        throws GeneralSecurityException {
      KeyGenerator keys = KeyGenerator.getInstance("AES");
      keys.init(256);
      SecretKey key = keys.generateKey();
      vault.setSecret("export", Base64.getEncoder().encodeToString(key.getEncoded()));
      byte[] iv = new byte[12];
      RANDOM.nextBytes(iv);
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, iv));
      byte[] sealed = Arrays.copyOf(iv, iv.length + cipher.getOutputSize(export.length));
      cipher.doFinal(export, 0, export.length, sealed, iv.length);
      return sealed;
    }
  }
}
