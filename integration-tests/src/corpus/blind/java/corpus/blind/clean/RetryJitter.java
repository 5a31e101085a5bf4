package corpus.blind.clean;

import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** A queue worker that spreads its retries; the random number decides nothing but a delay. */
public final class RetryJitter {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private static final URI STOCK = URI.create(System.getenv("STOCK_URL"));

  @FunctionName("RetryJitter")
  public void run(
      @QueueTrigger(name = "message", queueName = "stock-pings", connection = "StockStorage")
          String message)
      throws IOException, InterruptedException {
    UUID warehouse = UUID.fromString(message.strip());
    for (int attempt = 1; attempt <= 3; attempt++) {
      HttpRequest request =
          HttpRequest.newBuilder(STOCK.resolve("/warehouses/" + warehouse))
              .timeout(Duration.ofSeconds(5))
              .build();
      if (HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextLong(100L, 200L * attempt));
    }
    throw new IOException("The stock service does not answer");
  }
}
