package corpus.blind;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.OutputBinding;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.microsoft.azure.functions.annotation.QueueOutput;
import corpus.Pair;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

@Pair(
    title = "A webhook's signature is compared by String.equals",
    kind = "timing-unsafe-compare",
    why =
        "The comparison ends at the first wrong character, so the time of the answers gives the"
            + " right signature away step by step.",
    repair = "The bytes are compared by MessageDigest.isEqual.")
final class RepositoryHook {
  private RepositoryHook() {}

  static final class Flaw {
    private static final String PREFIX = "sha256=";
    private static final SecretKey SECRET =
        new SecretKeySpec(
            System.getenv("HOOK_SECRET").getBytes(StandardCharsets.UTF_8), "HmacSHA256");

    @FunctionName("RepositoryHook")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.ANONYMOUS,
                route = "hooks/repository")
            HttpRequestMessage<Optional<String>> request,
        @QueueOutput(name = "build", queueName = "builds", connection = "BuildStorage")
            OutputBinding<String> build)
        throws GeneralSecurityException {
      String body = request.getBody().filter(text -> text.length() <= 60_000).orElse("");
      String signature = request.getHeaders().getOrDefault("x-hub-signature-256", "");
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(SECRET);
      String expected =
          PREFIX + HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
      if (!expected.equals(signature)) {
        return request.createResponseBuilder(HttpStatus.UNAUTHORIZED).build();
      }
      build.setValue(body);
      return request.createResponseBuilder(HttpStatus.ACCEPTED).build();
    }
  }

  static final class Repaired {
    private static final String PREFIX = "sha256=";
    private static final SecretKey SECRET =
        new SecretKeySpec(
            System.getenv("HOOK_SECRET").getBytes(StandardCharsets.UTF_8), "HmacSHA256");

    @FunctionName("RepositoryHookRepaired")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.ANONYMOUS,
                route = "hooks/repository")
            HttpRequestMessage<Optional<String>> request,
        @QueueOutput(name = "build", queueName = "builds", connection = "BuildStorage")
            OutputBinding<String> build)
        throws GeneralSecurityException {
      String body = request.getBody().filter(text -> text.length() <= 60_000).orElse("");
      String signature = request.getHeaders().getOrDefault("x-hub-signature-256", "");
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(SECRET);
      String expected =
          PREFIX + HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
      if (!MessageDigest.isEqual(
          expected.getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8))) {
        return request.createResponseBuilder(HttpStatus.UNAUTHORIZED).build();
      }
      build.setValue(body);
      return request.createResponseBuilder(HttpStatus.ACCEPTED).build();
    }
  }
}
