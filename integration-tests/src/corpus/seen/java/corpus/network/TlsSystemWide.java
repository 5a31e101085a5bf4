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
import java.security.GeneralSecurityException;
import java.util.Optional;

@Pair(
    title = "A system property names old protocols",
    kind = "old-tls",
    reported = {"AZF_OLD_TLS"},
    why = "An old protocol can be read on the way.",
    repair = "The platform chooses.")
public final class TlsSystemWide {
  private TlsSystemWide() {}

  public static final class Flaw {
    @FunctionName("Call")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws GeneralSecurityException {
      System.setProperty("jdk.tls.client.protocols", "TLSv1,TLSv1.1,TLSv1.2");
      return request.createResponseBuilder(HttpStatus.OK).body(true).build();
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
        throws GeneralSecurityException {
      System.setProperty("jdk.tls.client.protocols", "TLSv1.3,TLSv1.2");
      return request.createResponseBuilder(HttpStatus.OK).body(true).build();
    }
  }
}
