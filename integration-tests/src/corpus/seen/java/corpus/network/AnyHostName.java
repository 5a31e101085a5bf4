package corpus.network;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import corpus.Pair;
import java.io.IOException;
import java.net.URI;
import javax.net.ssl.HttpsURLConnection;

@Pair(
    title = "Every host name is accepted",
    kind = "trust-all",
    reported = {"AZF_TRUST_ALL", "WEAK_HOSTNAME_VERIFIER"},
    why = "A certificate of anybody will do.",
    repair = "The default check stays.")
public final class AnyHostName {
  private AnyHostName() {}

  public static final class Flaw {
    @FunctionName("Pull")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context)
        throws IOException {
      HttpsURLConnection connection =
          (HttpsURLConnection) URI.create("https://api.contoso.com").toURL().openConnection();
      connection.setHostnameVerifier((host, session) -> true);
      connection.setConnectTimeout(2000);
      connection.setReadTimeout(5000);
      connection.connect();
    }
  }

  public static final class Repaired {
    @FunctionName("Pull")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context)
        throws IOException {
      HttpsURLConnection connection =
          (HttpsURLConnection) URI.create("https://api.contoso.com").toURL().openConnection();
      connection.setConnectTimeout(2000);
      connection.setReadTimeout(5000);
      connection.connect();
    }
  }
}
