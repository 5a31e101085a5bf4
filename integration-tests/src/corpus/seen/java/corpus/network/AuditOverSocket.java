package corpus.network;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.ServiceBusQueueTrigger;
import corpus.Pair;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

@Pair(
    title = "Audit events go to the collector in the clear",
    kind = "plain-socket",
    reported = {"UNENCRYPTED_SOCKET"},
    why = "Everybody on the way reads who did what, and can change it.",
    repair = "The socket speaks TLS, and the name of the host is checked.")
public final class AuditOverSocket {
  private AuditOverSocket() {}

  public static final class Flaw {
    @FunctionName("Forward")
    public void run(
        @ServiceBusQueueTrigger(name = "event", queueName = "audit", connection = "BUS")
            String event,
        ExecutionContext context)
        throws IOException {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress("collector.contoso.com", 514), 2000);
        socket.setSoTimeout(5000);
        socket
            .getOutputStream()
            .write((event.replaceAll("[\r\n]", " ") + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  public static final class Repaired {
    @FunctionName("Forward")
    public void run(
        @ServiceBusQueueTrigger(name = "event", queueName = "audit", connection = "BUS")
            String event,
        ExecutionContext context)
        throws IOException {
      try (SSLSocket socket = (SSLSocket) SSLSocketFactory.getDefault().createSocket()) {
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.connect(new InetSocketAddress("collector.contoso.com", 6514), 2000);
        socket.setSoTimeout(5000);
        socket
            .getOutputStream()
            .write((event.replaceAll("[\r\n]", " ") + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
  }
}
