package corpus.blind;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BlobInput;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import corpus.Pair;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

@Pair(
    title = "The partner's key is found by comparing it with each known one in a stream",
    kind = "timing-unsafe-compare",
    why =
        "Arrays.equals stops at the first difference, and the endpoint can be called as often as"
            + " one likes to measure that.",
    repair = "Every comparison takes the same time, whatever the key.")
final class PartnerKeyCheck {
  private PartnerKeyCheck() {}

  static final class Flaw {
    private final FlawKeys keys = new FlawKeys(System.getenv("PARTNER_KEYS"));

    @FunctionName("PartnerKeyCheck")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION,
                route = "partner/stock")
            HttpRequestMessage<Optional<String>> request,
        @BlobInput(name = "stock", path = "stock/current.json", connection = "StockStorage")
            String stock) {
      return Optional.ofNullable(request.getHeaders().get("x-partner-key"))
          .filter(keys::known)
          .map(
              key ->
                  request
                      .createResponseBuilder(HttpStatus.OK)
                      .header("Content-Type", "application/json")
                      .body(stock))
          .orElseGet(() -> request.createResponseBuilder(HttpStatus.UNAUTHORIZED))
          .build();
    }
  }

  static final class FlawKeys {
    private final List<byte[]> known;

    FlawKeys(String setting) {
      known =
          Stream.of(setting.split(",")).map(key -> key.getBytes(StandardCharsets.UTF_8)).toList();
    }

    boolean known(String key) {
      byte[] given = key.getBytes(StandardCharsets.UTF_8);
      return known.stream().anyMatch(expected -> Arrays.equals(expected, given));
    }
  }

  static final class Repaired {
    private final RepairedKeys keys = new RepairedKeys(System.getenv("PARTNER_KEYS"));

    @FunctionName("PartnerKeyCheckRepaired")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION,
                route = "partner/stock")
            HttpRequestMessage<Optional<String>> request,
        @BlobInput(name = "stock", path = "stock/current.json", connection = "StockStorage")
            String stock) {
      return Optional.ofNullable(request.getHeaders().get("x-partner-key"))
          .filter(keys::known)
          .map(
              key ->
                  request
                      .createResponseBuilder(HttpStatus.OK)
                      .header("Content-Type", "application/json")
                      .body(stock))
          .orElseGet(() -> request.createResponseBuilder(HttpStatus.UNAUTHORIZED))
          .build();
    }
  }

  static final class RepairedKeys {
    private final List<byte[]> known;

    RepairedKeys(String setting) {
      known =
          Stream.of(setting.split(",")).map(key -> key.getBytes(StandardCharsets.UTF_8)).toList();
    }

    boolean known(String key) {
      byte[] given = key.getBytes(StandardCharsets.UTF_8);
      return known.stream().anyMatch(expected -> MessageDigest.isEqual(expected, given));
    }
  }
}
