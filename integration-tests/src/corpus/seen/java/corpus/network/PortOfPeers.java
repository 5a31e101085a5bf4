package corpus.network;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.EventHubOutput;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import corpus.Pair;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLServerSocketFactory;

@Pair(
    title = "A private port takes readings in the clear",
    kind = "plain-socket",
    reported = {"UNENCRYPTED_SERVER_SOCKET"},
    why = "Every app of the virtual network can read the readings and send its own.",
    repair = "The port speaks TLS and asks for a certificate.")
public final class PortOfPeers {
  private PortOfPeers() {}

  public static final class Flaw {
    @FunctionName("Collect")
    @EventHubOutput(name = "readings", eventHubName = "readings", connection = "HUB")
    public String run(
        @TimerTrigger(name = "timer", schedule = "0 */5 * * * *") String timer,
        ExecutionContext context)
        throws IOException {
      int port = Integer.parseInt(System.getenv("WEBSITE_PRIVATE_PORTS"));
      try (ServerSocket server = new ServerSocket(port)) {
        server.setSoTimeout(30_000);
        try (Socket gateway = server.accept()) {
          gateway.setSoTimeout(5000);
          return new String(gateway.getInputStream().readNBytes(64_000), StandardCharsets.UTF_8);
        }
      }
    }
  }

  public static final class Repaired {
    @FunctionName("Collect")
    @EventHubOutput(name = "readings", eventHubName = "readings", connection = "HUB")
    public String run(
        @TimerTrigger(name = "timer", schedule = "0 */5 * * * *") String timer,
        ExecutionContext context)
        throws IOException {
      int port = Integer.parseInt(System.getenv("WEBSITE_PRIVATE_PORTS"));
      try (SSLServerSocket server =
          (SSLServerSocket) SSLServerSocketFactory.getDefault().createServerSocket(port)) {
        server.setNeedClientAuth(true);
        server.setSoTimeout(30_000);
        try (Socket gateway = server.accept()) {
          gateway.setSoTimeout(5000);
          return new String(gateway.getInputStream().readNBytes(64_000), StandardCharsets.UTF_8);
        }
      }
    }
  }
}
