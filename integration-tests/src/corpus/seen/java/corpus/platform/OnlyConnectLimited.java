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
    title = "Only connecting has a limit",
    kind = "missing-timeout",
    reported = {"AZF_NO_TIMEOUT"},
    why = "A host that connects and then is silent keeps the invocation.",
    repair = "The request has a limit, too.")
public final class OnlyConnectLimited {
  private OnlyConnectLimited() {}

  public static final class Flaw {
    private final HttpClient client =
        HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();

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
              .POST(HttpRequest.BodyPublishers.ofString(message))
              .timeout(Duration.ofSeconds(5))
              .build(),
          HttpResponse.BodyHandlers.discarding());
    }
  }
}
