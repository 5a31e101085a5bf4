package corpus.blind;

import com.microsoft.azure.functions.OutputBinding;
import com.microsoft.azure.functions.annotation.Cardinality;
import com.microsoft.azure.functions.annotation.EventHubTrigger;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueOutput;
import corpus.Pair;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

@Pair(
    title = "Coordinates are sealed with a nonce of zeros",
    kind = "static-iv",
    why =
        "ChaCha20 with a nonce that repeats gives one key stream for all messages, and any two of"
            + " them give away both plain texts.",
    repair = "The array is filled by a SecureRandom before it is used.")
final class CoordinateSeal {
  private CoordinateSeal() {}

  static final class Flaw {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final SecretKey KEY =
        new SecretKeySpec(Base64.getDecoder().decode(System.getenv("COORDINATE_KEY")), "ChaCha20");

    @FunctionName("CoordinateSeal")
    public void run(
        @EventHubTrigger(
                name = "position",
                eventHubName = "positions",
                consumerGroup = "seal",
                cardinality = Cardinality.ONE,
                dataType = "binary",
                connection = "PositionHub")
            byte[] position,
        @QueueOutput(name = "sealed", queueName = "positions", connection = "PositionStorage")
            OutputBinding<String> sealed)
        throws GeneralSecurityException {
      if (position.length != 16) {
        throw new IllegalArgumentException("Not a position");
      }
      byte[] nonce = new byte[12];
      byte[] salt = new byte[16];
      RANDOM.nextBytes(salt);
      Cipher cipher = Cipher.getInstance("ChaCha20-Poly1305");
      cipher.init(Cipher.ENCRYPT_MODE, KEY, new IvParameterSpec(nonce));
      cipher.updateAAD(salt);
      byte[] text = cipher.doFinal(position);
      byte[] whole = ByteBuffer.allocate(28 + text.length).put(nonce).put(salt).put(text).array();
      sealed.setValue(Base64.getEncoder().encodeToString(whole));
    }
  }

  static final class Repaired {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final SecretKey KEY =
        new SecretKeySpec(Base64.getDecoder().decode(System.getenv("COORDINATE_KEY")), "ChaCha20");

    @FunctionName("CoordinateSealRepaired")
    public void run(
        @EventHubTrigger(
                name = "position",
                eventHubName = "positions",
                consumerGroup = "seal",
                cardinality = Cardinality.ONE,
                dataType = "binary",
                connection = "PositionHub")
            byte[] position,
        @QueueOutput(name = "sealed", queueName = "positions", connection = "PositionStorage")
            OutputBinding<String> sealed)
        throws GeneralSecurityException {
      if (position.length != 16) {
        throw new IllegalArgumentException("Not a position");
      }
      byte[] nonce = new byte[12];
      byte[] salt = new byte[16];
      RANDOM.nextBytes(nonce);
      RANDOM.nextBytes(salt);
      Cipher cipher = Cipher.getInstance("ChaCha20-Poly1305");
      cipher.init(Cipher.ENCRYPT_MODE, KEY, new IvParameterSpec(nonce));
      cipher.updateAAD(salt);
      byte[] text = cipher.doFinal(position);
      byte[] whole = ByteBuffer.allocate(28 + text.length).put(nonce).put(salt).put(text).array();
      sealed.setValue(Base64.getEncoder().encodeToString(whole));
    }
  }
}
