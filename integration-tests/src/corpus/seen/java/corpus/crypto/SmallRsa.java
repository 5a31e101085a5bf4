package corpus.crypto;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import corpus.Pair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

@Pair(
    title = "An RSA key is small",
    kind = "rsa-key-size",
    reported = {"RSA_KEY_SIZE"},
    why = "1024 bits are within reach.",
    repair = "3072 bits.")
public final class SmallRsa {
  private SmallRsa() {}

  public static final class Flaw {
    @FunctionName("Pair")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws NoSuchAlgorithmException {
      KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
      keys.initialize(1024);
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(keys.generateKeyPair().getPublic().getEncoded())
          .build();
    }
  }

  public static final class Repaired {
    @FunctionName("Pair")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws NoSuchAlgorithmException {
      KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
      keys.initialize(3072);
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(keys.generateKeyPair().getPublic().getEncoded())
          .build();
    }
  }
}
