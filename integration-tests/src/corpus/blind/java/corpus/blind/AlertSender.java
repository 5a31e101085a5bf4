package corpus.blind;

import com.azure.core.credential.TokenCredential;
import com.azure.identity.DefaultAzureCredentialBuilder;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueClientBuilder;
import com.microsoft.azure.functions.annotation.Cardinality;
import com.microsoft.azure.functions.annotation.EventHubTrigger;
import com.microsoft.azure.functions.annotation.FunctionName;
import corpus.Pair;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

@Pair(
    title = "A map of credentials by stage falls back to the default chain",
    kind = "default-credential-in-production",
    why =
        "A stage that nobody entered signs in with whatever the machine offers, for instance a"
            + " colleague's command-line login or a variable's secret.",
    repair = "A stage that nobody entered stops the app at its start.")
final class AlertSender {
  private AlertSender() {}

  static final class Flaw {
    private static final QueueClient ALERTS =
        new QueueClientBuilder()
            .endpoint(System.getenv("ALERTS_QUEUE_URL"))
            .queueName("alerts")
            .credential(FlawCredentials.of(System.getenv("STAGE")))
            .buildClient();

    @FunctionName("AlertSender")
    public void run(
        @EventHubTrigger(
                name = "events",
                eventHubName = "temperatures",
                consumerGroup = "alerts",
                cardinality = Cardinality.MANY,
                connection = "TemperatureHub")
            List<String> events) {
      events.stream()
          .map(String::strip)
          .mapToInt(Integer::parseInt)
          .filter(degrees -> degrees > 80)
          .mapToObj(Integer::toString)
          .forEach(ALERTS::sendMessage);
    }
  }

  static final class FlawCredentials {
    private static final Map<String, Supplier<TokenCredential>> BY_STAGE =
        Map.of("production", FlawCredentials::managed, "test", FlawCredentials::managed);

    private FlawCredentials() {}

    static TokenCredential of(String stage) {
      return Optional.ofNullable(BY_STAGE.get(stage))
          .map(Supplier::get)
          .orElseGet(() -> new DefaultAzureCredentialBuilder().build());
    }

    private static TokenCredential managed() {
      return new ManagedIdentityCredentialBuilder()
          .clientId(System.getenv("AZURE_CLIENT_ID"))
          .build();
    }
  }

  static final class Repaired {
    private static final QueueClient ALERTS =
        new QueueClientBuilder()
            .endpoint(System.getenv("ALERTS_QUEUE_URL"))
            .queueName("alerts")
            .credential(RepairedCredentials.of(System.getenv("STAGE")))
            .buildClient();

    @FunctionName("AlertSenderRepaired")
    public void run(
        @EventHubTrigger(
                name = "events",
                eventHubName = "temperatures",
                consumerGroup = "alerts",
                cardinality = Cardinality.MANY,
                connection = "TemperatureHub")
            List<String> events) {
      events.stream()
          .map(String::strip)
          .mapToInt(Integer::parseInt)
          .filter(degrees -> degrees > 80)
          .mapToObj(Integer::toString)
          .forEach(ALERTS::sendMessage);
    }
  }

  static final class RepairedCredentials {
    private static final Map<String, Supplier<TokenCredential>> BY_STAGE =
        Map.of("production", RepairedCredentials::managed, "test", RepairedCredentials::managed);

    private RepairedCredentials() {}

    static TokenCredential of(String stage) {
      return Optional.ofNullable(BY_STAGE.get(stage)).map(Supplier::get).orElseThrow();
    }

    private static TokenCredential managed() {
      return new ManagedIdentityCredentialBuilder()
          .clientId(System.getenv("AZURE_CLIENT_ID"))
          .build();
    }
  }
}
