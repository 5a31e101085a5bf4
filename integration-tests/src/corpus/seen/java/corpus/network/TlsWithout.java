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
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

@Pair(
    title = "Old protocols are sorted out the wrong way round",
    kind = "old-tls",
    reported = {"AZF_OLD_TLS"},
    why = "An old protocol can be read on the way.",
    repair = "The platform chooses.")
public final class TlsWithout {
  private TlsWithout() {}

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
      SSLParameters parameters = SSLContext.getDefault().getSupportedSSLParameters();
      parameters.setProtocols(new String[] {"SSLv3"});
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
      SSLParameters parameters = SSLContext.getDefault().getSupportedSSLParameters();
      parameters.setProtocols(
          Arrays.stream(parameters.getProtocols())
              .filter(
                  name -> !name.equals("SSLv3") && !name.equals("TLSv1") && !name.equals("TLSv1.1"))
              .toArray(String[]::new));
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(parameters.getProtocols().length)
          .build();
    }
  }
}
