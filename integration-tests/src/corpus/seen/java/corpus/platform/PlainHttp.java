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
    title = "An address begins with http",
    kind = "plain-http",
    reported = {"AZF_PLAIN_HTTP"},
    why = "Everybody on the way reads the token.",
    repair = "It begins with https.")
public final class PlainHttp {
  private PlainHttp() {}

  public static final class Flaw {
    private final HttpClient client = HttpClient.newHttpClient();

    @FunctionName("Report")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context)
        throws IOException, InterruptedException {
      client.send(
          HttpRequest.newBuilder(URI.create("http://reports.contoso.com/in"))
              .timeout(Duration.ofSeconds(5))
              .build(),
          HttpResponse.BodyHandlers.discarding());
    }
  }

  public static final class Repaired {
    private final HttpClient client = HttpClient.newHttpClient();

    @FunctionName("Report")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context)
        throws IOException, InterruptedException {
      client.send(
          HttpRequest.newBuilder(URI.create("https://reports.contoso.com/in"))
              .timeout(Duration.ofSeconds(5))
              .build(),
          HttpResponse.BodyHandlers.discarding());
    }
  }
}
