package corpus.blind;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.BlobTrigger;
import com.microsoft.azure.functions.annotation.FunctionName;
import corpus.Pair;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;

@Pair(
    title = "Proofs of delivery are verified with a signature over SHA-1",
    kind = "weak-hash",
    why =
        "Two documents with one SHA-1 can be made for little money, so a carrier can exchange the"
            + " proof after it is signed.",
    repair = "The record's algorithm is SHA256withRSA.")
final class DeliveryProof {
  private DeliveryProof() {}

  static final class Flaw {
    private final PublicKey carrier;

    Flaw(PublicKey carrier) {
      this.carrier = carrier;
    }

    @FunctionName("DeliveryProof")
    public void run(
        @BlobTrigger(
                name = "proof",
                path = "proofs/{id}.bin",
                dataType = "binary",
                source = "EventGrid",
                connection = "ProofStorage")
            byte[] proof,
        ExecutionContext context)
        throws GeneralSecurityException {
      if (proof.length < 257 || proof.length > 1024 * 1024) {
        throw new IllegalArgumentException("Not a proof");
      }
      boolean genuine = FlawScheme.CARRIER.verify(carrier, proof);
      if (!genuine) {
        throw new GeneralSecurityException("The proof is not the carrier's");
      }
      context.getLogger().info("The proof is the carrier's");
    }
  }

  record FlawScheme(String hash, String key, int signatureBytes) {
    static final FlawScheme CARRIER = new FlawScheme("SHA1", "RSA", 256);

    boolean verify(PublicKey sender, byte[] proof) throws GeneralSecurityException {
      Signature signature = Signature.getInstance(hash + "with" + key);
      signature.initVerify(sender);
      signature.update(proof, signatureBytes, proof.length - signatureBytes);
      return signature.verify(proof, 0, signatureBytes);
    }
  }

  static final class Repaired {
    private final PublicKey carrier;

    Repaired(PublicKey carrier) {
      this.carrier = carrier;
    }

    @FunctionName("DeliveryProofRepaired")
    public void run(
        @BlobTrigger(
                name = "proof",
                path = "proofs/{id}.bin",
                dataType = "binary",
                source = "EventGrid",
                connection = "ProofStorage")
            byte[] proof,
        ExecutionContext context)
        throws GeneralSecurityException {
      if (proof.length < 257 || proof.length > 1024 * 1024) {
        throw new IllegalArgumentException("Not a proof");
      }
      boolean genuine = RepairedScheme.CARRIER.verify(carrier, proof);
      if (!genuine) {
        throw new GeneralSecurityException("The proof is not the carrier's");
      }
      context.getLogger().info("The proof is the carrier's");
    }
  }

  record RepairedScheme(String hash, String key, int signatureBytes) {
    static final RepairedScheme CARRIER = new RepairedScheme("SHA256", "RSA", 256);

    boolean verify(PublicKey sender, byte[] proof) throws GeneralSecurityException {
      Signature signature = Signature.getInstance(hash + "with" + key);
      signature.initVerify(sender);
      signature.update(proof, signatureBytes, proof.length - signatureBytes);
      return signature.verify(proof, 0, signatureBytes);
    }
  }
}
