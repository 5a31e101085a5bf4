package corpus.network;

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
import java.net.URI;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;

@Pair(
    title = "A verifier logs the host and says yes",
    kind = "trust-all",
    reported = {"AZF_TRUST_ALL"},
    why = "Whoever sits between reads and writes everything.",
    repair = "The platform decides whom to trust.")
public final class VerifierWithLog {
  private VerifierWithLog() {}

  public static final class Flaw {
    @FunctionName("Call")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws IOException {
      HttpsURLConnection connection =
          (HttpsURLConnection) URI.create("https://api.contoso.com").toURL().openConnection();
      connection.setConnectTimeout(1000);
      connection.setReadTimeout(1000);
      connection.setHostnameVerifier(
          (host, session) -> {
            context.getLogger().fine("asked");
            return true;
          });
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(connection.getResponseCode())
          .build();
    }
  }

  public static final class Repaired {
    @FunctionName("Call")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws IOException {
      HttpsURLConnection connection =
          (HttpsURLConnection) URI.create("https://api.contoso.com").toURL().openConnection();
      connection.setConnectTimeout(1000);
      connection.setReadTimeout(1000);
      connection.setHostnameVerifier(
          (host, session) -> {
            context.getLogger().fine("asked");
            return HttpsURLConnection.getDefaultHostnameVerifier().verify(host, session);
          });
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(connection.getResponseCode())
          .build();
    }
  }
}
