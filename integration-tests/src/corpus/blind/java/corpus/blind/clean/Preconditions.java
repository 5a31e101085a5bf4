package corpus.blind.clean;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BlobInput;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Compares entity tags by equals; they are no secrets, so the time of that tells nothing. */
public final class Preconditions {
  @FunctionName("Preconditions")
  public HttpResponseMessage run(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              authLevel = AuthorizationLevel.FUNCTION,
              route = "prices")
          HttpRequestMessage<Optional<String>> request,
      @BlobInput(name = "prices", path = "prices/current.json", connection = "PriceStorage")
          String prices)
      throws NoSuchAlgorithmException {
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(prices.getBytes(StandardCharsets.UTF_8));
    String tag = '"' + HexFormat.of().formatHex(hash) + '"';
    if (tag.equals(request.getHeaders().get("if-none-match"))) {
      return request.createResponseBuilder(HttpStatus.NOT_MODIFIED).header("ETag", tag).build();
    }
    return request
        .createResponseBuilder(HttpStatus.OK)
        .header("Content-Type", "application/json")
        .header("ETag", tag)
        .body(prices)
        .build();
  }
}
