package corpus.secrets;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import corpus.Pair;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;

@Pair(
    title = "A key store opens with a word in the source",
    kind = "hard-coded-secret",
    reported = {"AZF_HARD_CODED_SECRET"},
    why = "Whoever has the file has the key.",
    repair = "The password comes from a setting.")
public final class KeyStorePassword {
  private KeyStorePassword() {}

  public static final class Flaw {
    @FunctionName("Keys")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws GeneralSecurityException, IOException {
      KeyStore store = KeyStore.getInstance("PKCS12");
      try (InputStream in = Flaw.class.getResourceAsStream("/keys.p12")) {
        store.load(in, "changeit".toCharArray());
      }
      return request.createResponseBuilder(HttpStatus.OK).body(store.size()).build();
    }
  }

  public static final class Repaired {
    @FunctionName("Keys")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws GeneralSecurityException, IOException {
      KeyStore store = KeyStore.getInstance("PKCS12");
      try (InputStream in = Repaired.class.getResourceAsStream("/keys.p12")) {
        store.load(in, System.getenv("STORE_PASSWORD").toCharArray());
      }
      return request.createResponseBuilder(HttpStatus.OK).body(store.size()).build();
    }
  }
}
