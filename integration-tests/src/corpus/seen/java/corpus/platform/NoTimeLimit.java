package corpus.platform;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import corpus.Pair;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

@Pair(
    title = "A request has no time limit",
    kind = "missing-timeout",
    reported = {"AZF_NO_TIMEOUT"},
    why = "A silent host keeps invocations until all are busy.",
    repair = "Client and request have one.")
public final class NoTimeLimit {
  private NoTimeLimit() {}

  public static final class Flaw {
    private final HttpClient client = HttpClient.newHttpClient();

    @FunctionName("Send")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context)
        throws IOException, InterruptedException {
      client.send(
          HttpRequest.newBuilder(URI.create("https://api.contoso.com/in"))
              .POST(HttpRequest.BodyPublishers.ofString(message))
              .build(),
          HttpResponse.BodyHandlers.discarding());
    }
  }

  public static final class Repaired {
    private final HttpClient client =
        HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();

    @FunctionName("Send")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context)
        throws IOException, InterruptedException {
      client.send(
          HttpRequest.newBuilder(URI.create("https://api.contoso.com/in"))
              .timeout(Duration.ofSeconds(5))
              .POST(HttpRequest.BodyPublishers.ofString(message))
              .build(),
          HttpResponse.BodyHandlers.discarding());
    }
  }
}
