package corpus.blind;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import corpus.Pair;
import java.io.IOException;
import java.net.Socket;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

@Pair(
    title = "A probe of the mail relay enables protocols by their old names",
    kind = "tls-by-name",
    why = "With TLS 1.0 in the list an attacker on the way can bring both sides down to it.",
    repair = "The list names TLS 1.3 and 1.2 only.")
final class MailRelayProbe {
  private MailRelayProbe() {}

  static final class Flaw {
    private static final Set<String> PROTOCOLS =
        new LinkedHashSet<>(List.of("TLSv1.2", "TLSv1.1", "TLSv1"));
    private static final String RELAY = System.getenv("MAIL_RELAY_HOST");

    @FunctionName("MailRelayProbe")
    public void run(
        @TimerTrigger(name = "timer", schedule = "0 */2 * * * *") String timer,
        ExecutionContext context)
        throws IOException {
      SSLParameters parameters = new SSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      parameters.setProtocols(PROTOCOLS.toArray(String[]::new));
      try (Socket plain = new Socket()) {
        plain.connect(new java.net.InetSocketAddress(RELAY, 465), 3000);
        plain.setSoTimeout(3000);
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        try (SSLSocket socket = (SSLSocket) factory.createSocket(plain, RELAY, 465, true)) {
          socket.setSSLParameters(parameters);
          socket.startHandshake();
          context.getLogger().info("The mail relay answers");
        }
      }
    }
  }

  static final class Repaired {
    private static final Set<String> PROTOCOLS = new LinkedHashSet<>(List.of("TLSv1.3", "TLSv1.2"));
    private static final String RELAY = System.getenv("MAIL_RELAY_HOST");

    @FunctionName("MailRelayProbeRepaired")
    public void run(
        @TimerTrigger(name = "timer", schedule = "0 */2 * * * *") String timer,
        ExecutionContext context)
        throws IOException {
      SSLParameters parameters = new SSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      parameters.setProtocols(PROTOCOLS.toArray(String[]::new));
      try (Socket plain = new Socket()) {
        plain.connect(new java.net.InetSocketAddress(RELAY, 465), 3000);
        plain.setSoTimeout(3000);
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        try (SSLSocket socket = (SSLSocket) factory.createSocket(plain, RELAY, 465, true)) {
          socket.setSSLParameters(parameters);
          socket.startHandshake();
          context.getLogger().info("The mail relay answers");
        }
      }
    }
  }
}
