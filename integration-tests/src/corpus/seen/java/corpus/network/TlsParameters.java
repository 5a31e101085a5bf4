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
import javax.net.ssl.SSLParameters;

@Pair(
    title = "Parameters name old protocols",
    kind = "old-tls",
    reported = {"AZF_OLD_TLS"},
    why = "An old protocol can be read on the way.",
    repair = "The platform chooses.")
public final class TlsParameters {
  private TlsParameters() {}

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
      SSLParameters parameters =
          new SSLParameters(
              new String[] {"TLS_AES_128_GCM_SHA256"}, new String[] {"TLSv1", "TLSv1.2"});
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(parameters.getProtocols().length)
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
        throws GeneralSecurityException {
      SSLParameters parameters =
          new SSLParameters(
              new String[] {"TLS_AES_128_GCM_SHA256"}, new String[] {"TLSv1.3", "TLSv1.2"});
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(parameters.getProtocols().length)
          .build();
    }
  }
}
