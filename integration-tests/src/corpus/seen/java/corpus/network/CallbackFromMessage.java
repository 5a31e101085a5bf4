package corpus.network;

import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.Map;

@Pair(
    title = "A message names the address of its callback",
    kind = "ssrf",
    reported = {"AZF_SSRF"},
    why = "Whoever can put a message into the queue sends requests from inside the network.",
    repair = "The callback is looked up by the name of the partner.")
public final class CallbackFromMessage {
  private CallbackFromMessage() {}

  public static final class Flaw {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final HttpClient client = HttpClient.newHttpClient();

    @FunctionName("Notify")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context)
        throws IOException, InterruptedException {
      FlawNotice notice = JSON.readValue(message, FlawNotice.class);
      HttpRequest call =
          HttpRequest.newBuilder()
              .uri(URI.create(notice.callback()))
              .timeout(Duration.ofSeconds(5))
              .POST(HttpRequest.BodyPublishers.noBody())
              .build();
      client.send(call, HttpResponse.BodyHandlers.discarding());
    }
  }

  record FlawNotice(String callback, String partner) {}

  public static final class Repaired {
    private static final Map<String, URI> CALLBACKS =
        Map.of("contoso", URI.create("https://hooks.contoso.com/done"));
    private static final ObjectMapper JSON = new ObjectMapper();
    private final HttpClient client = HttpClient.newHttpClient();

    @FunctionName("Notify")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context)
        throws IOException, InterruptedException {
      RepairedNotice notice = JSON.readValue(message, RepairedNotice.class);
      URI callback = CALLBACKS.get(notice.partner());
      if (callback == null) {
        throw new IllegalArgumentException("partner");
      }
      HttpRequest call =
          HttpRequest.newBuilder()
              .uri(callback)
              .timeout(Duration.ofSeconds(5))
              .POST(HttpRequest.BodyPublishers.noBody())
              .build();
      client.send(call, HttpResponse.BodyHandlers.discarding());
    }
  }

  record RepairedNotice(String partner) {}
}
