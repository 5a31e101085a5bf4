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
import java.util.Optional;

@Pair(
    title = "The key of a caller is compared with a setting by equals",
    kind = "timing",
    reported = {"AZF_TIMING_COMPARE", "UNSAFE_HASH_EQUALS"},
    why = "How long it takes tells how much was right.",
    repair = "Both are hashed and compared in constant time.")
public final class SharedKey {
  private SharedKey() {}

  public static final class Flaw {
    @FunctionName("Admin")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.ANONYMOUS)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      String key = System.getenv("ADMIN_KEY");
      if (key == null || !key.equals(request.getHeaders().get("x-admin-key"))) {
        return request.createResponseBuilder(HttpStatus.UNAUTHORIZED).build();
      }
      return request.createResponseBuilder(HttpStatus.OK).body("in").build();
    }
  }

  public static final class Repaired {
    @FunctionName("Admin")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.ANONYMOUS)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      String key = System.getenv("ADMIN_KEY");
      String given = request.getHeaders().getOrDefault("x-admin-key", "");
      if (key == null
          || !MessageDigest.isEqual(
              key.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8))) {
        return request.createResponseBuilder(HttpStatus.UNAUTHORIZED).build();
      }
      return request.createResponseBuilder(HttpStatus.OK).body("in").build();
    }
  }
}
