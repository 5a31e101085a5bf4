package corpus.blind;

import com.microsoft.azure.functions.OutputBinding;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.ServiceBusQueueTrigger;
import com.microsoft.azure.functions.annotation.TableOutput;
import corpus.Pair;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

@Pair(
    title = "Card references are encrypted in ECB mode before they are stored",
    kind = "weak-cipher",
    why =
        "Equal references give equal cipher texts, and nobody notices when blocks are exchanged in"
            + " the table.",
    repair = "AES in GCM mode with a fresh nonce in front of the cipher text.")
final class CardVault {
  private CardVault() {}

  static final class Flaw {
    private static final SecretKey KEY =
        new SecretKeySpec(Base64.getDecoder().decode(System.getenv("CARD_KEY")), "AES");

    @FunctionName("CardVault")
    public void run(
        @ServiceBusQueueTrigger(name = "message", queueName = "cards", connection = "CardBus")
            String message,
        @TableOutput(
                name = "row",
                tableName = "cards",
                partitionKey = "card",
                rowKey = "{MessageId}",
                connection = "CardStorage")
            OutputBinding<String> row)
        throws GeneralSecurityException {
      if (!message.matches("ref-[0-9]{16}")) {
        throw new IllegalArgumentException("Not a card's reference");
      }
      byte[] plain = message.getBytes(StandardCharsets.US_ASCII);
      Cipher cipher = Cipher.getInstance("AES/ECB/PKCS5Padding");
      cipher.init(Cipher.ENCRYPT_MODE, KEY);
      byte[] sealed = cipher.doFinal(plain);
      row.setValue("{\"Sealed\":\"" + Base64.getEncoder().encodeToString(sealed) + "\"}");
    }
  }

  static final class Repaired {
    private static final SecretKey KEY =
        new SecretKeySpec(Base64.getDecoder().decode(System.getenv("CARD_KEY")), "AES");
    private static final SecureRandom RANDOM = new SecureRandom();

    @FunctionName("CardVaultRepaired")
    public void run(
        @ServiceBusQueueTrigger(name = "message", queueName = "cards", connection = "CardBus")
            String message,
        @TableOutput(
                name = "row",
                tableName = "cards",
                partitionKey = "card",
                rowKey = "{MessageId}",
                connection = "CardStorage")
            OutputBinding<String> row)
        throws GeneralSecurityException {
      if (!message.matches("ref-[0-9]{16}")) {
        throw new IllegalArgumentException("Not a card's reference");
      }
      byte[] plain = message.getBytes(StandardCharsets.US_ASCII);
      byte[] nonce = new byte[12];
      RANDOM.nextBytes(nonce);
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, KEY, new GCMParameterSpec(128, nonce));
      byte[] text = cipher.doFinal(plain);
      byte[] sealed = ByteBuffer.allocate(12 + text.length).put(nonce).put(text).array();
      row.setValue("{\"Sealed\":\"" + Base64.getEncoder().encodeToString(sealed) + "\"}");
    }
  }
}
