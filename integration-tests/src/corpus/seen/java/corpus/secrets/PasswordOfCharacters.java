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
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;

@Pair(
    title = "A password stands in the source, character by character",
    kind = "hard-coded-secret",
    reported = {"AZF_HARD_CODED_SECRET"},
    why = "Whoever has the file has the key.",
    repair = "It comes from a setting.")
public final class PasswordOfCharacters {
  private PasswordOfCharacters() {}

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
      char[] word = {'o', 'p', 'e', 'n', '9'};
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(Flaw.class.getResourceAsStream("/keys.p12"), word);
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
      char[] word = System.getenv("STORE_PASSWORD").toCharArray();
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(Repaired.class.getResourceAsStream("/keys.p12"), word);
      return request.createResponseBuilder(HttpStatus.OK).body(store.size()).build();
    }
  }
}
