package corpus.secrets;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import corpus.Pair;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

@Pair(
    title = "A connection sends a literal key",
    kind = "hard-coded-secret",
    reported = {"AZF_HARD_CODED_SECRET"},
    why = "Whoever reads the source calls as the app.",
    repair = "It comes from a setting.")
public final class KeyInConnectionHeader {
  private KeyInConnectionHeader() {}

  public static final class Flaw {
    @FunctionName("Send")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context)
        throws IOException {
      HttpURLConnection connection =
          (HttpURLConnection) URI.create("https://api.contoso.com/in").toURL().openConnection();
      connection.setConnectTimeout(2000);
      connection.setReadTimeout(5000);
      connection.setRequestProperty("x-api-key", "k7-Zq81-fe02");
      if (connection.getResponseCode() != 200) {
        throw new IOException("not taken");
      }
    }
  }

  public static final class Repaired {
    @FunctionName("Send")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context)
        throws IOException {
      HttpURLConnection connection =
          (HttpURLConnection) URI.create("https://api.contoso.com/in").toURL().openConnection();
      connection.setConnectTimeout(2000);
      connection.setReadTimeout(5000);
      connection.setRequestProperty("x-api-key", System.getenv("PARTNER_KEY"));
      if (connection.getResponseCode() != 200) {
        throw new IOException("not taken");
      }
    }
  }
}
