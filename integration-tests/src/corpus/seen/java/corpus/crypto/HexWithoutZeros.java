package corpus.crypto;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.BlobTrigger;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueOutput;
import corpus.Pair;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

@Pair(
    title = "A digest loses its zeros when it is written",
    kind = "weak-hash",
    reported = {"BAD_HEXA_CONVERSION"},
    why = "The bytes 01 23 and 12 03 are both written 123: two contracts get the same number.",
    repair = "HexFormat writes two digits for each byte.")
public final class HexWithoutZeros {
  private HexWithoutZeros() {}

  public static final class Flaw {
    @FunctionName("NumberContract")
    @QueueOutput(name = "number", queueName = "contracts", connection = "STORAGE")
    public String run(
        @BlobTrigger(
                name = "contract",
                path = "contracts/{name}",
                dataType = "binary",
                connection = "STORAGE")
            byte[] contract,
        ExecutionContext context)
        throws GeneralSecurityException {
      StringBuilder number = new StringBuilder();
      for (byte part : MessageDigest.getInstance("SHA-256").digest(contract)) {
        number.append(Integer.toHexString(part & 0xff));
      }
      return number.toString();
    }
  }

  public static final class Repaired {
    @FunctionName("NumberContract")
    @QueueOutput(name = "number", queueName = "contracts", connection = "STORAGE")
    public String run(
        @BlobTrigger(
                name = "contract",
                path = "contracts/{name}",
                dataType = "binary",
                connection = "STORAGE")
            byte[] contract,
        ExecutionContext context)
        throws GeneralSecurityException {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(contract));
    }
  }
}
