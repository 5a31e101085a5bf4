package corpus.blind;

import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.ServiceBusQueueTrigger;
import corpus.Pair;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;

@Pair(
    title = "Orders go to the ERP system over plain HTTP",
    kind = "http-url",
    why =
        "Traffic between the function and a system in another network crosses machines that can"
            + " read it and the key in its header.",
    repair = "The scheme in the constant is https.")
final class ErpOrders {
  private ErpOrders() {}

  static final class Flaw {
    private static final String SCHEME = "http";
    private static final String ORDERS = SCHEME + "://erp.contoso.example/api/orders/";
    private static final HttpClient HTTP =
        HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();

    @FunctionName("ErpOrders")
    public void run(
        @ServiceBusQueueTrigger(name = "message", queueName = "orders", connection = "OrderBus")
            String message)
        throws IOException, InterruptedException {
      UUID order = UUID.fromString(message.strip());
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(ORDERS + order))
              .timeout(Duration.ofSeconds(10))
              .header("X-Api-Key", System.getenv("ERP_API_KEY"))
              .PUT(HttpRequest.BodyPublishers.noBody())
              .build();
      int status = HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status != 200 && status != 201) {
        throw new IOException("The ERP system answered " + status);
      }
    }
  }

  static final class Repaired {
    private static final String SCHEME = "https";
    private static final String ORDERS = SCHEME + "://erp.contoso.example/api/orders/";
    private static final HttpClient HTTP =
        HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();

    @FunctionName("ErpOrdersRepaired")
    public void run(
        @ServiceBusQueueTrigger(name = "message", queueName = "orders", connection = "OrderBus")
            String message)
        throws IOException, InterruptedException {
      UUID order = UUID.fromString(message.strip());
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(ORDERS + order))
              .timeout(Duration.ofSeconds(10))
              .header("X-Api-Key", System.getenv("ERP_API_KEY"))
              .PUT(HttpRequest.BodyPublishers.noBody())
              .build();
      int status = HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status != 200 && status != 201) {
        throw new IOException("The ERP system answered " + status);
      }
    }
  }
}
