package corpus.platform;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import corpus.Pair;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocketFactory;

@Pair(
    title = "A socket waits for ever",
    kind = "missing-timeout",
    reported = {"AZF_NO_TIMEOUT"},
    why = "A silent host keeps invocations until all are busy.",
    repair = "Connecting and reading have a limit.")
public final class SocketWaits {
  private SocketWaits() {}

  public static final class Flaw {
    @FunctionName("Send")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context)
        throws IOException {
      try (Socket socket = SSLSocketFactory.getDefault().createSocket("relay.contoso.com", 465)) {
        socket.getInputStream().read();
      }
    }
  }

  public static final class Repaired {
    @FunctionName("Send")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context)
        throws IOException {
      try (Socket socket = SSLSocketFactory.getDefault().createSocket()) {
        socket.connect(new InetSocketAddress("relay.contoso.com", 465), 2000);
        socket.setSoTimeout(5000);
        socket.getInputStream().read();
      }
    }
  }
}
