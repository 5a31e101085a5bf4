package corpus.blind;

import com.microsoft.azure.functions.OutputBinding;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueOutput;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import corpus.Pair;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Duration;
import javax.net.ssl.SSLContext;

@Pair(
    title = "The context for a payment gateway is asked for by an old protocol's name",
    kind = "tls-by-name",
    why =
        "TLS 1.0 is broken and no longer allowed for card data; code that names it stays behind"
            + " when the platform moves on.",
    repair = "The platform's default context decides.")
final class GatewayPing {
  private GatewayPing() {}

  static final class Flaw {
    private static final URI GATEWAY = URI.create(System.getenv("GATEWAY_URL"));
    private static final HttpClient HTTP =
        HttpClient.newBuilder().sslContext(tls()).connectTimeout(Duration.ofSeconds(2)).build();

    private static SSLContext tls() {
      try {
        SSLContext tls = SSLContext.getInstance("TLSv1");
        tls.init(null, null, null);
        return tls;
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    @FunctionName("GatewayPing")
    public void run(
        @TimerTrigger(name = "timer", schedule = "0 * * * * *") String timer,
        @QueueOutput(name = "alarm", queueName = "gateway-alarms", connection = "PaymentStorage")
            OutputBinding<String> alarm)
        throws IOException, InterruptedException {
      HttpRequest ping = HttpRequest.newBuilder(GATEWAY).timeout(Duration.ofSeconds(4)).build();
      if (HTTP.send(ping, HttpResponse.BodyHandlers.discarding()).statusCode() >= 500) {
        alarm.setValue("gateway-down");
      }
    }
  }

  static final class Repaired {
    private static final URI GATEWAY = URI.create(System.getenv("GATEWAY_URL"));
    private static final HttpClient HTTP =
        HttpClient.newBuilder().sslContext(tls()).connectTimeout(Duration.ofSeconds(2)).build();

    private static SSLContext tls() {
      try {
        return SSLContext.getDefault();
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    @FunctionName("GatewayPingRepaired")
    public void run(
        @TimerTrigger(name = "timer", schedule = "0 * * * * *") String timer,
        @QueueOutput(name = "alarm", queueName = "gateway-alarms", connection = "PaymentStorage")
            OutputBinding<String> alarm)
        throws IOException, InterruptedException {
      HttpRequest ping = HttpRequest.newBuilder(GATEWAY).timeout(Duration.ofSeconds(4)).build();
      if (HTTP.send(ping, HttpResponse.BodyHandlers.discarding()).statusCode() >= 500) {
        alarm.setValue("gateway-down");
      }
    }
  }
}
