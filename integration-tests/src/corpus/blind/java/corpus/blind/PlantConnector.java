package corpus.blind;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import corpus.Pair;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.logging.Level;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

@Pair(
    title = "A connector for a plant's own server trusts any certificate",
    kind = "trust-all-tls",
    why =
        "Everybody on the way between the function and the plant can read and change what they say"
            + " to each other.",
    repair = "A factory builds the context from a store that holds the plant's authority only.")
final class PlantConnector {
  private PlantConnector() {}

  static final class Flaw {
    private static final HttpClient HTTP =
        HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(3))
            .sslContext(FlawTrust.context())
            .build();
    private static final URI PLANT = URI.create(System.getenv("PLANT_URL"));

    @FunctionName("PlantConnector")
    public void run(
        @TimerTrigger(name = "timer", schedule = "0 */5 * * * *") String timer,
        ExecutionContext context)
        throws IOException, InterruptedException {
      HttpRequest request = HttpRequest.newBuilder(PLANT).timeout(Duration.ofSeconds(5)).build();
      int status = HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      context.getLogger().log(Level.INFO, "The plant answers {0}", status);
    }
  }

  static final class FlawTrust implements X509TrustManager {
    static SSLContext context() {
      try {
        SSLContext context = SSLContext.getInstance("TLSv1.3");
        context.init(null, new TrustManager[] {new FlawTrust()}, new SecureRandom());
        return context;
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }

  static final class Repaired {
    private static final HttpClient HTTP =
        HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(3))
            .sslContext(RepairedTrust.context())
            .build();
    private static final URI PLANT = URI.create(System.getenv("PLANT_URL"));

    @FunctionName("PlantConnectorRepaired")
    public void run(
        @TimerTrigger(name = "timer", schedule = "0 */5 * * * *") String timer,
        ExecutionContext context)
        throws IOException, InterruptedException {
      HttpRequest request = HttpRequest.newBuilder(PLANT).timeout(Duration.ofSeconds(5)).build();
      int status = HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      context.getLogger().log(Level.INFO, "The plant answers {0}", status);
    }
  }

  static final class RepairedTrust {
    private RepairedTrust() {}

    static SSLContext context() {
      try (InputStream pem = RepairedTrust.class.getResourceAsStream("/plant-ca.pem")) {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setCertificateEntry(
            "plant", CertificateFactory.getInstance("X.509").generateCertificate(pem));
        TrustManagerFactory factory =
            TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        SSLContext context = SSLContext.getInstance("TLSv1.3");
        context.init(null, factory.getTrustManagers(), new SecureRandom());
        return context;
      } catch (GeneralSecurityException | IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
