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
    title = "A constant of a class names an old protocol",
    kind = "old-tls",
    reported = {"AZF_OLD_TLS"},
    why = "An old protocol can be read on the way.",
    repair = "The platform chooses.")
public final class TlsByConstant {
  private TlsByConstant() {}

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
      SSLContext context2 = FlawTls.of("TLSv1.1");
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(context2.getProtocol().length())
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
      SSLContext context2 = RepairedTls.of("TLSv1.3");
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(context2.getProtocol().length())
          .build();
    }
  }

  static final class FlawTls {
    private FlawTls() {}

    static SSLContext of(String protocol) throws GeneralSecurityException {
      SSLContext context = SSLContext.getInstance(protocol);
      context.init(null, null, null);
      return context;
    }
  }

  static final class RepairedTls {
    private RepairedTls() {}

    static SSLContext of(String protocol) throws GeneralSecurityException {
      SSLContext context = SSLContext.getInstance(protocol);
      context.init(null, null, null);
      return context;
    }
  }
}
