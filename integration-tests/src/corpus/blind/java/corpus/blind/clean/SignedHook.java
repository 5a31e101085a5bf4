package corpus.blind.clean;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.OutputBinding;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.microsoft.azure.functions.annotation.QueueOutput;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Takes events of a shop system, which signs them; so the level is anonymous. */
public final class SignedHook {
  private static final byte[] SECRET =
      System.getenv("SHOP_HOOK_SECRET").getBytes(StandardCharsets.UTF_8);

  @FunctionName("SignedHook")
  public HttpResponseMessage run(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              authLevel = AuthorizationLevel.ANONYMOUS,
              route = "hooks/shop")
          HttpRequestMessage<Optional<String>> request,
      @QueueOutput(name = "event", queueName = "shop-events", connection = "ShopStorage")
          OutputBinding<String> event)
      throws GeneralSecurityException {
    String body = request.getBody().orElse("");
    if (body.isEmpty() || body.length() > 32_768) {
      return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
    }
    if (!signed(body, request.getHeaders().getOrDefault("x-shop-signature", ""))) {
      return request.createResponseBuilder(HttpStatus.UNAUTHORIZED).build();
    }
    event.setValue(body);
    return request.createResponseBuilder(HttpStatus.ACCEPTED).build();
  }

  private static boolean signed(String body, String signature) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET, "HmacSHA256"));
    byte[] expected = mac.doFinal(body.getBytes(StandardCharsets.UTF_8));
    try {
      return MessageDigest.isEqual(expected, HexFormat.of().parseHex(signature));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
