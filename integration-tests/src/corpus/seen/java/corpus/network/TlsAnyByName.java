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
import javax.net.ssl.SSLContext;

@Pair(
    title = "The context is asked for as plain TLS",
    kind = "old-tls",
    reported = {"AZF_OLD_TLS"},
    why = "An old protocol can be read on the way.",
    repair = "The platform chooses.")
public final class TlsAnyByName {
  private TlsAnyByName() {}

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
      SSLContext tls = SSLContext.getInstance("TLSv1");
      tls.init(null, null, null);
      return request.createResponseBuilder(HttpStatus.OK).body(tls.getProtocol().length()).build();
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
      SSLContext tls = SSLContext.getInstance("TLS");
      tls.init(null, null, null);
      return request.createResponseBuilder(HttpStatus.OK).body(tls.getProtocol().length()).build();
    }
  }
}
