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
    title = "A client that is handed over has no limit for a request",
    kind = "missing-timeout",
    reported = {"AZF_NO_TIMEOUT"},
    why = "A silent host keeps invocations until all are busy.",
    repair = "Each request has one.")
public final class ClientOfOthers {
  private ClientOfOthers() {}

  public static final class Flaw {
    private final HttpClient client;

    public Flaw(HttpClient client) {
      this.client = client;
    }

    @FunctionName("Send")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context)
        throws IOException, InterruptedException {
      client.send(request(message), HttpResponse.BodyHandlers.discarding());
    }

    private static HttpRequest request(String text) {
      HttpRequest.Builder builder =
          HttpRequest.newBuilder(URI.create("https://api.contoso.com/in"));
      builder.POST(HttpRequest.BodyPublishers.ofString(text));
      return builder.build();
    }
  }

  public static final class Repaired {
    private final HttpClient client;

    public Repaired(HttpClient client) {
      this.client = client;
    }

    @FunctionName("Send")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context)
        throws IOException, InterruptedException {
      client.send(
          builder().POST(HttpRequest.BodyPublishers.ofString(message)).build(),
          HttpResponse.BodyHandlers.discarding());
    }

    private static HttpRequest.Builder builder() {
      HttpRequest.Builder builder =
          HttpRequest.newBuilder(URI.create("https://api.contoso.com/in"));
      builder.timeout(Duration.ofSeconds(5));
      return builder;
    }
  }
}
