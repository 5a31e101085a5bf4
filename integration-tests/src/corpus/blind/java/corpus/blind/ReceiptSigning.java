package corpus.blind;

import com.microsoft.azure.functions.OutputBinding;
import com.microsoft.azure.functions.annotation.CosmosDBTrigger;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueOutput;
import corpus.Pair;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.stream.Collectors;

@Pair(
    title = "The private key that signs receipts is a text of the class",
    kind = "hard-coded-secret",
    why =
        "Everybody with the jar can sign receipts in the company's name, and the key cannot be"
            + " replaced without a release.",
    repair = "The key comes from a setting that refers to the vault.")
final class ReceiptSigning {
  private ReceiptSigning() {}

  static final class Flaw {
    private final FlawSigner signer = new FlawSigner();

    @FunctionName("ReceiptSigning")
    public void run(
        @CosmosDBTrigger(
                name = "documents",
                databaseName = "shop",
                containerName = "receipts",
                leaseContainerName = "leases",
                connection = "ShopCosmos")
            String documents,
        @QueueOutput(
                name = "signature",
                queueName = "receipt-signatures",
                connection = "ReceiptStorage")
            OutputBinding<String> signature)
        throws GeneralSecurityException {
      if (documents.length() > 2_000_000) {
        throw new IllegalArgumentException("Change too large");
      }
      signature.setValue(signer.sign(documents));
    }
  }

  static final class FlawSigner {
    private static final String PEM =
        "-----BEGIN "
            + "PRIVATE KEY-----\n"
            + "RVhBTVBMRSBPTkxZLCBOT1QgQSBLRVkuIEVYQU1QTEUgT05MWSwgTk9UIEEgS0VZ\n"
            + "LiBFWEFNUExFIE9OTFksIE5PVCBBIEtFWS4gRVhBTVBMRSBPTkxZLCBOT1QgQSBL\n"
            + "RVkuIEVYQU1QTEUgT05MWSwgTk9UIEEgS0VZLiA=\n"
            + "-----END "
            + "PRIVATE KEY-----\n";

    String sign(String text) throws GeneralSecurityException {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key());
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signature.sign());
    }

    private static PrivateKey key() throws GeneralSecurityException {
      String encoded =
          PEM.lines().filter(line -> !line.startsWith("-----")).collect(Collectors.joining());
      return KeyFactory.getInstance("RSA")
          .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(encoded)));
    }
  }

  static final class Repaired {
    private final RepairedSigner signer = new RepairedSigner();

    @FunctionName("ReceiptSigningRepaired")
    public void run(
        @CosmosDBTrigger(
                name = "documents",
                databaseName = "shop",
                containerName = "receipts",
                leaseContainerName = "leases",
                connection = "ShopCosmos")
            String documents,
        @QueueOutput(
                name = "signature",
                queueName = "receipt-signatures",
                connection = "ReceiptStorage")
            OutputBinding<String> signature)
        throws GeneralSecurityException {
      if (documents.length() > 2_000_000) {
        throw new IllegalArgumentException("Change too large");
      }
      signature.setValue(signer.sign(documents));
    }
  }

  static final class RepairedSigner {
    private static final String PEM = System.getenv("RECEIPT_SIGNING_KEY");

    String sign(String text) throws GeneralSecurityException {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key());
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signature.sign());
    }

    private static PrivateKey key() throws GeneralSecurityException {
      String encoded =
          PEM.lines().filter(line -> !line.startsWith("-----")).collect(Collectors.joining());
      return KeyFactory.getInstance("RSA")
          .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(encoded)));
    }
  }
}
