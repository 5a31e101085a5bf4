package corpus.blind;

import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.ServiceBusTopicTrigger;
import corpus.Pair;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

@Pair(
    title = "A record with an API key is a parameter of a log message",
    kind = "secret-in-log",
    why =
        "The text that a record gets from the compiler shows every component, so the key is in the"
            + " log of each run.",
    repair = "The record has its own text without the key.")
final class PartnerAccount {
  private PartnerAccount() {}

  static final class Flaw {
    private static final Logger LOG = LoggerFactory.getLogger(Flaw.class);
    private static final HttpClient HTTP =
        HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();
    private static final FlawAccount ACCOUNT =
        new FlawAccount(
            System.getenv("PARTNER_NAME"),
            URI.create(System.getenv("PARTNER_URL")),
            System.getenv("PARTNER_API_KEY"));

    @FunctionName("PartnerAccount")
    public void run(
        @ServiceBusTopicTrigger(
                name = "message",
                topicName = "shipments",
                subscriptionName = "partner",
                connection = "ShipmentBus")
            String message)
        throws IOException, InterruptedException {
      LOG.info("Shipment for {}", ACCOUNT);
      UUID id = UUID.fromString(message.strip());
      HttpRequest shipment =
          HttpRequest.newBuilder(ACCOUNT.address())
              .timeout(Duration.ofSeconds(10))
              .header("Content-Type", "application/json")
              .header("X-Api-Key", ACCOUNT.apiKey())
              .POST(HttpRequest.BodyPublishers.ofString("{\"shipment\":\"" + id + "\"}"))
              .build();
      int status = HTTP.send(shipment, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status >= 300) {
        throw new IOException("The partner answered " + status);
      }
    }
  }

  record FlawAccount(String name, URI address, String apiKey) {}

  static final class Repaired {
    private static final Logger LOG = LoggerFactory.getLogger(Repaired.class);
    private static final HttpClient HTTP =
        HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();
    private static final RepairedAccount ACCOUNT =
        new RepairedAccount(
            System.getenv("PARTNER_NAME"),
            URI.create(System.getenv("PARTNER_URL")),
            System.getenv("PARTNER_API_KEY"));

    @FunctionName("PartnerAccountRepaired")
    public void run(
        @ServiceBusTopicTrigger(
                name = "message",
                topicName = "shipments",
                subscriptionName = "partner",
                connection = "ShipmentBus")
            String message)
        throws IOException, InterruptedException {
      LOG.info("Shipment for {}", ACCOUNT);
      UUID id = UUID.fromString(message.strip());
      HttpRequest shipment =
          HttpRequest.newBuilder(ACCOUNT.address())
              .timeout(Duration.ofSeconds(10))
              .header("Content-Type", "application/json")
              .header("X-Api-Key", ACCOUNT.apiKey())
              .POST(HttpRequest.BodyPublishers.ofString("{\"shipment\":\"" + id + "\"}"))
              .build();
      int status = HTTP.send(shipment, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status >= 300) {
        throw new IOException("The partner answered " + status);
      }
    }
  }

  record RepairedAccount(String name, URI address, String apiKey) {
    @Override
    public String toString() {
      return "Account[name=" + name + ", address=" + address + "]";
    }
  }
}
