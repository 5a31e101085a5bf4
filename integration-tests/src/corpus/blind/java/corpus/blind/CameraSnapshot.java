package corpus.blind;

import com.microsoft.azure.functions.OutputBinding;
import com.microsoft.azure.functions.annotation.BlobOutput;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import corpus.Pair;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import javax.net.ssl.HttpsURLConnection;

@Pair(
    title = "The name in a camera's certificate is accepted whatever it is",
    kind = "trust-all-tls",
    why =
        "A certificate of any other host passes, so another device on the way can pose as the"
            + " camera.",
    repair = "The connection keeps the JDK's own check of the name.")
final class CameraSnapshot {
  private CameraSnapshot() {}

  static final class Flaw {
    private final FlawCamera camera = new FlawCamera();

    @FunctionName("CameraSnapshot")
    public void run(
        @TimerTrigger(name = "timer", schedule = "0 */10 * * * *") String timer,
        @BlobOutput(
                name = "picture",
                path = "snapshots/{rand-guid}.jpg",
                dataType = "binary",
                connection = "CameraStorage")
            OutputBinding<byte[]> picture)
        throws IOException {
      picture.setValue(camera.snapshot());
    }
  }

  static final class FlawCamera {
    private static final int MAX_BYTES = 1024 * 1024;
    private static final URI ADDRESS = URI.create("https://camera.contoso.example/snapshot");

    byte[] snapshot() throws IOException {
      HttpsURLConnection connection = (HttpsURLConnection) ADDRESS.toURL().openConnection();
      connection.setConnectTimeout(2000);
      connection.setReadTimeout(5000);
      connection.setInstanceFollowRedirects(false);
      connection.setHostnameVerifier((host, session) -> session.isValid());
      try (InputStream in = connection.getInputStream()) {
        byte[] bytes = in.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
          throw new IOException("The picture is too large");
        }
        return bytes;
      }
    }
  }

  static final class Repaired {
    private final RepairedCamera camera = new RepairedCamera();

    @FunctionName("CameraSnapshotRepaired")
    public void run(
        @TimerTrigger(name = "timer", schedule = "0 */10 * * * *") String timer,
        @BlobOutput(
                name = "picture",
                path = "snapshots/{rand-guid}.jpg",
                dataType = "binary",
                connection = "CameraStorage")
            OutputBinding<byte[]> picture)
        throws IOException {
      picture.setValue(camera.snapshot());
    }
  }

  static final class RepairedCamera {
    private static final int MAX_BYTES = 1024 * 1024;
    private static final URI ADDRESS = URI.create("https://camera.contoso.example/snapshot");

    byte[] snapshot() throws IOException {
      HttpsURLConnection connection = (HttpsURLConnection) ADDRESS.toURL().openConnection();
      connection.setConnectTimeout(2000);
      connection.setReadTimeout(5000);
      connection.setInstanceFollowRedirects(false);
      try (InputStream in = connection.getInputStream()) {
        byte[] bytes = in.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
          throw new IOException("The picture is too large");
        }
        return bytes;
      }
    }
  }
}
