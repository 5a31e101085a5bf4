package corpus.more;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import corpus.Pair;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

@Pair(
    title = "The beginning of a token is logged",
    kind = "secret-in-log",
    reported = {"AZF_SECRET_IN_LOG"},
    why = "substring(7) takes off the word Bearer, not the secret.",
    repair = "A digest of it is logged.")
public final class TokenPrefix {
  private TokenPrefix() {}

  public static final class Flaw {
    @FunctionName("Auth")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      String token = request.getHeaders().getOrDefault("Authorization", "Bearer ").substring(7);
      context.getLogger().info("token " + token.replaceAll("[^A-Za-z0-9._-]", ""));
      return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
    }
  }

  public static final class Repaired {
    @FunctionName("Auth")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws NoSuchAlgorithmException {
      String token = request.getHeaders().getOrDefault("Authorization", "Bearer ").substring(7);
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
      context.getLogger().info("token " + HexFormat.of().formatHex(digest, 0, 4));
      return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
    }
  }
}
