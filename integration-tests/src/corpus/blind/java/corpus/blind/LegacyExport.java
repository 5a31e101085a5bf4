package corpus.blind;

import com.microsoft.azure.functions.OutputBinding;
import com.microsoft.azure.functions.annotation.BlobInput;
import com.microsoft.azure.functions.annotation.BlobOutput;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import corpus.Pair;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

@Pair(
    title = "Records for a bank are encrypted with triple DES",
    kind = "weak-cipher",
    why =
        "Its blocks of 64 bits repeat after a few gigabytes and nothing tells a changed record;"
            + " banks and auditors refuse it.",
    repair = "The cipher's name, the key and the parameters are those of AES-GCM.")
final class LegacyExport {
  private LegacyExport() {}

  static final class Flaw {
    private final FlawSealing sealing = new FlawSealing();

    @FunctionName("LegacyExport")
    public void run(
        @TimerTrigger(name = "timer", schedule = "0 0 22 * * *") String timer,
        @BlobInput(
                name = "records",
                path = "bank/today.txt",
                dataType = "binary",
                connection = "BankStorage")
            byte[] records,
        @BlobOutput(
                name = "sealed",
                path = "bank/outbox/{rand-guid}",
                dataType = "binary",
                connection = "BankStorage")
            OutputBinding<byte[]> sealed)
        throws GeneralSecurityException {
      sealed.setValue(sealing.seal(records));
    }
  }

  static final class FlawSealing {
    private static final String TRANSFORMATION = "DESede/CBC/PKCS5Padding";
    private static final SecureRandom RANDOM = new SecureRandom();

    byte[] seal(byte[] records) throws GeneralSecurityException {
      String algorithm = TRANSFORMATION.substring(0, TRANSFORMATION.indexOf('/'));
      SecretKey key =
          new SecretKeySpec(Base64.getDecoder().decode(System.getenv("BANK_KEY")), algorithm);
      byte[] start = new byte[8];
      RANDOM.nextBytes(start);
      Cipher cipher = Cipher.getInstance(TRANSFORMATION);
      cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(start));
      byte[] sealed = cipher.doFinal(records);
      return ByteBuffer.allocate(start.length + sealed.length).put(start).put(sealed).array();
    }
  }

  static final class Repaired {
    private final RepairedSealing sealing = new RepairedSealing();

    @FunctionName("LegacyExportRepaired")
    public void run(
        @TimerTrigger(name = "timer", schedule = "0 0 22 * * *") String timer,
        @BlobInput(
                name = "records",
                path = "bank/today.txt",
                dataType = "binary",
                connection = "BankStorage")
            byte[] records,
        @BlobOutput(
                name = "sealed",
                path = "bank/outbox/{rand-guid}",
                dataType = "binary",
                connection = "BankStorage")
            OutputBinding<byte[]> sealed)
        throws GeneralSecurityException {
      sealed.setValue(sealing.seal(records));
    }
  }

  static final class RepairedSealing {
    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    private static final SecureRandom RANDOM = new SecureRandom();

    byte[] seal(byte[] records) throws GeneralSecurityException {
      String algorithm = TRANSFORMATION.substring(0, TRANSFORMATION.indexOf('/'));
      SecretKey key =
          new SecretKeySpec(Base64.getDecoder().decode(System.getenv("BANK_KEY")), algorithm);
      byte[] start = new byte[12];
      RANDOM.nextBytes(start);
      Cipher cipher = Cipher.getInstance(TRANSFORMATION);
      cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, start));
      byte[] sealed = cipher.doFinal(records);
      return ByteBuffer.allocate(start.length + sealed.length).put(start).put(sealed).array();
    }
  }
}
