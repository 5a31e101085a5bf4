package corpus.blind;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.azure.functions.OutputBinding;
import com.microsoft.azure.functions.annotation.EventGridTrigger;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.TableOutput;
import corpus.Pair;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

@Pair(
    title = "Keys of devices are stored as MD5 hashes that an enum selects",
    kind = "weak-hash",
    why =
        "The table of hashes decides who may send data; with MD5 a second key for the same entry"
            + " can be made.",
    repair = "The enum's only algorithm is SHA-256.")
final class DeviceKeyRegister {
  private DeviceKeyRegister() {}

  static final class Flaw {
    @FunctionName("DeviceKeyRegister")
    public void run(
        @EventGridTrigger(name = "event") String event,
        @TableOutput(
                name = "device",
                tableName = "devices",
                partitionKey = "device",
                rowKey = "{rand-guid}",
                connection = "DeviceStorage")
            OutputBinding<String> device)
        throws JsonProcessingException {
      if (event.length() > 8192) {
        throw new IllegalArgumentException("Event too large");
      }
      String key = new ObjectMapper().readTree(event).at("/data/key").asText();
      if (!key.matches("[A-Za-z0-9_-]{43}")) {
        throw new IllegalArgumentException("Not a device's key");
      }
      device.setValue("{\"KeyHash\":\"" + FlawDigests.KEY.hex(key) + "\"}");
    }
  }

  enum FlawDigests {
    KEY("MD5");

    private final String algorithm;

    FlawDigests(String algorithm) {
      this.algorithm = algorithm;
    }

    String hex(String text) {
      try {
        MessageDigest digest = MessageDigest.getInstance(algorithm);
        return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  static final class Repaired {
    @FunctionName("DeviceKeyRegisterRepaired")
    public void run(
        @EventGridTrigger(name = "event") String event,
        @TableOutput(
                name = "device",
                tableName = "devices",
                partitionKey = "device",
                rowKey = "{rand-guid}",
                connection = "DeviceStorage")
            OutputBinding<String> device)
        throws JsonProcessingException {
      if (event.length() > 8192) {
        throw new IllegalArgumentException("Event too large");
      }
      String key = new ObjectMapper().readTree(event).at("/data/key").asText();
      if (!key.matches("[A-Za-z0-9_-]{43}")) {
        throw new IllegalArgumentException("Not a device's key");
      }
      device.setValue("{\"KeyHash\":\"" + RepairedDigests.KEY.hex(key) + "\"}");
    }
  }

  enum RepairedDigests {
    KEY("SHA-256");

    private final String algorithm;

    RepairedDigests(String algorithm) {
      this.algorithm = algorithm;
    }

    String hex(String text) {
      try {
        MessageDigest digest = MessageDigest.getInstance(algorithm);
        return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
