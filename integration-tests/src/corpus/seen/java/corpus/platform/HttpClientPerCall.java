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
    title = "Each invocation has its own HTTP client",
    kind = "client-per-invocation",
    reported = {"AZF_CLIENT_PER_CALL"},
    why = "Each makes its own threads and connections.",
    repair = "One client is made when it is first needed.")
public final class HttpClientPerCall {
  private HttpClientPerCall() {}

  public static final class Flaw {
    @FunctionName("Ping")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context)
        throws IOException, InterruptedException {
      HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
      client.send(
          HttpRequest.newBuilder(URI.create("https://api.contoso.com/ping"))
              .timeout(Duration.ofSeconds(2))
              .build(),
          HttpResponse.BodyHandlers.discarding());
    }
  }

  public static final class Repaired {
    private static HttpClient client;

    @FunctionName("Ping")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context)
        throws IOException, InterruptedException {
      client()
          .send(
              HttpRequest.newBuilder(URI.create("https://api.contoso.com/ping"))
                  .timeout(Duration.ofSeconds(2))
                  .build(),
              HttpResponse.BodyHandlers.discarding());
    }

    private static synchronized HttpClient client() {
      if (client == null) {
        client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
      }
      return client;
    }
  }
}
