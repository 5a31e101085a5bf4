package corpus.network;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import corpus.Pair;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

@Pair(
    title = "A trust manager trusts everybody",
    kind = "trust-all",
    reported = {"AZF_TRUST_ALL"},
    why = "TLS then protects from nobody on the way.",
    repair = "The default trust managers stay.")
public final class TrustsAll {
  private TrustsAll() {}

  public static final class Flaw {
    private static final HttpClient CLIENT = client();

    @FunctionName("Poll")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context)
        throws IOException, InterruptedException {
      CLIENT.send(
          HttpRequest.newBuilder(URI.create("https://api.contoso.com"))
              .timeout(Duration.ofSeconds(5))
              .build(),
          HttpResponse.BodyHandlers.discarding());
    }

    private static HttpClient client() {
      try {
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, new TrustManager[] {new FlawTrust()}, null);
        return HttpClient.newBuilder().sslContext(tls).build();
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  static final class FlawTrust implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }

  public static final class Repaired {
    private static final HttpClient CLIENT = HttpClient.newBuilder().build();

    @FunctionName("Poll")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context)
        throws IOException, InterruptedException {
      CLIENT.send(
          HttpRequest.newBuilder(URI.create("https://api.contoso.com"))
              .timeout(Duration.ofSeconds(5))
              .build(),
          HttpResponse.BodyHandlers.discarding());
    }
  }
}
