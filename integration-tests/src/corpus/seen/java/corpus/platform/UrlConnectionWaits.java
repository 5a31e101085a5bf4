package corpus.platform;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import corpus.Pair;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

@Pair(
    title = "A connection waits for ever",
    kind = "missing-timeout",
    reported = {"AZF_NO_TIMEOUT"},
    why = "A silent host keeps invocations until all are busy.",
    repair = "Connecting and reading have a limit.")
public final class UrlConnectionWaits {
  private UrlConnectionWaits() {}

  public static final class Flaw {
    @FunctionName("Send")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context)
        throws IOException {
      HttpURLConnection connection =
          (HttpURLConnection) URI.create("https://api.contoso.com/in").toURL().openConnection();
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
      if (connection.getResponseCode() != 200) {
        throw new IOException("not taken");
      }
    }
  }
}
