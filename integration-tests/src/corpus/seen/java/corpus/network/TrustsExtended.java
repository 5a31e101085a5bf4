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
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;

@Pair(
    title = "An extended trust manager trusts all",
    kind = "trust-all",
    reported = {"AZF_TRUST_ALL"},
    why = "Whoever sits between reads and writes everything.",
    repair = "The platform decides whom to trust.")
public final class TrustsExtended {
  private TrustsExtended() {}

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
      SSLContext tls = SSLContext.getInstance("TLS");
      tls.init(null, new TrustManager[] {new FlawTrust()}, null);
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
      tls.init(null, new TrustManager[] {new RepairedTrust()}, null);
      return request.createResponseBuilder(HttpStatus.OK).body(tls.getProtocol().length()).build();
    }
  }

  static final class FlawTrust extends X509ExtendedTrustManager {
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }

  static final class RepairedTrust implements X509TrustManager {
    private final X509TrustManager platform;

    RepairedTrust() throws GeneralSecurityException {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init((KeyStore) null);
      platform = (X509TrustManager) factory.getTrustManagers()[0];
    }

    public void checkClientTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      platform.checkClientTrusted(chain, type);
    }

    public void checkServerTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      platform.checkServerTrusted(chain, type);
    }

    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
