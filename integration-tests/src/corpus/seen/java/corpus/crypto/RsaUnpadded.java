package corpus.crypto;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.OutputBinding;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueOutput;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import corpus.Pair;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import javax.crypto.Cipher;

@Pair(
    title = "A card number is encrypted with RSA and no padding",
    kind = "rsa-padding",
    reported = {"RSA_NO_PADDING"},
    why = "The same number gives the same text: whoever has the public key tries them all.",
    repair = "OAEP pads it at random.")
public final class RsaUnpadded {
  private RsaUnpadded() {}

  public static final class Flaw {
    @FunctionName("SealCard")
    public void run(
        @QueueTrigger(name = "card", queueName = "cards", connection = "STORAGE") String card,
        @QueueOutput(name = "sealed", queueName = "sealed-cards", connection = "STORAGE")
            OutputBinding<String> sealed,
        ExecutionContext context)
        throws GeneralSecurityException, IOException {
      Cipher cipher = Cipher.getInstance("RSA/ECB/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, bank());
      sealed.setValue(
          Base64.getEncoder()
              .encodeToString(cipher.doFinal(card.getBytes(StandardCharsets.US_ASCII))));
    }

    private static PublicKey bank() throws GeneralSecurityException, IOException {
      try (InputStream file = Flaw.class.getResourceAsStream("/bank.crt")) {
        return CertificateFactory.getInstance("X.509").generateCertificate(file).getPublicKey();
      }
    }
  }

  public static final class Repaired {
    @FunctionName("SealCard")
    public void run(
        @QueueTrigger(name = "card", queueName = "cards", connection = "STORAGE") String card,
        @QueueOutput(name = "sealed", queueName = "sealed-cards", connection = "STORAGE")
            OutputBinding<String> sealed,
        ExecutionContext context)
        throws GeneralSecurityException, IOException {
      Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPWithSHA-256AndMGF1Padding");
      cipher.init(Cipher.ENCRYPT_MODE, bank());
      sealed.setValue(
          Base64.getEncoder()
              .encodeToString(cipher.doFinal(card.getBytes(StandardCharsets.US_ASCII))));
    }

    private static PublicKey bank() throws GeneralSecurityException, IOException {
      try (InputStream file = Repaired.class.getResourceAsStream("/bank.crt")) {
        return CertificateFactory.getInstance("X.509").generateCertificate(file).getPublicKey();
      }
    }
  }
}
