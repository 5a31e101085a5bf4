package corpus.more;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import corpus.Pair;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

@Pair(
    title = "User and password are joined in the source",
    kind = "hard-coded-secret",
    reported = {"AZF_HARD_CODED_SECRET", "HARD_CODE_PASSWORD"},
    why = "Joined and encoded, they are still there.",
    repair = "Both are settings.")
public final class BasicAuth {
  private BasicAuth() {}

  public static final class Flaw {
    private final HttpClient client = HttpClient.newHttpClient();

    @FunctionName("Post")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context)
        throws IOException, InterruptedException {
      String basic =
          Base64.getEncoder()
              .encodeToString("svc-orders:T0p-s3cret".getBytes(StandardCharsets.UTF_8));
      client.send(
          HttpRequest.newBuilder(URI.create("https://erp.contoso.com/in"))
              .timeout(Duration.ofSeconds(4))
              .header("Authorization", "Basic " + basic)
              .build(),
          HttpResponse.BodyHandlers.discarding());
    }
  }

  public static final class Repaired {
    private final HttpClient client = HttpClient.newHttpClient();

    @FunctionName("Post")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context)
        throws IOException, InterruptedException {
      String basic =
          Base64.getEncoder()
              .encodeToString(
                  (System.getenv("ERP_USER") + ":" + System.getenv("ERP_PASSWORD"))
                      .getBytes(StandardCharsets.UTF_8));
      client.send(
          HttpRequest.newBuilder(URI.create("https://erp.contoso.com/in"))
              .timeout(Duration.ofSeconds(4))
              .header("Authorization", "Basic " + basic)
              .build(),
          HttpResponse.BodyHandlers.discarding());
    }
  }
}
