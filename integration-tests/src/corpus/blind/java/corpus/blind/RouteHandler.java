package corpus.blind;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.Cardinality;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.KafkaTrigger;
import corpus.Pair;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;

@Pair(
    title = "The class that handles a message is found by the message's type",
    kind = "reflection-on-input",
    why =
        "The sender picks any class on the class path, and its constructor runs in the function"
            + " with the app's identity.",
    repair =
        "A map holds the constructors of the known handlers; an unknown type fails the message.")
final class RouteHandler {
  private RouteHandler() {}

  static final class Flaw {
    private static final ObjectMapper JSON = new ObjectMapper();

    @FunctionName("RouteHandler")
    public void run(
        @KafkaTrigger(
                name = "event",
                topic = "transports",
                brokerList = "%KafkaBrokers%",
                consumerGroup = "routing",
                cardinality = Cardinality.ONE)
            String event,
        ExecutionContext context)
        throws JsonProcessingException, ReflectiveOperationException {
      if (event.length() > 8192) {
        throw new IllegalArgumentException("Event too large");
      }
      JsonNode transport = JSON.readTree(event);
      String type = transport.path("type").asText();
      FlawHandler handler =
          Class.forName(type).asSubclass(FlawHandler.class).getDeclaredConstructor().newInstance();
      context
          .getLogger()
          .log(Level.INFO, "Cost: {0} cents", handler.cost(transport.path("kg").asInt()));
    }
  }

  interface FlawHandler {
    int cost(int kilograms);
  }

  static final class FlawParcel implements FlawHandler {
    @Override
    public int cost(int kilograms) {
      return 490 + 20 * kilograms;
    }
  }

  static final class FlawPallet implements FlawHandler {
    @Override
    public int cost(int kilograms) {
      return 9900;
    }
  }

  static final class Repaired {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Supplier<RepairedHandler>> HANDLERS =
        Map.of("Parcel", RepairedParcel::new, "Pallet", RepairedPallet::new);

    @FunctionName("RouteHandlerRepaired")
    public void run(
        @KafkaTrigger(
                name = "event",
                topic = "transports",
                brokerList = "%KafkaBrokers%",
                consumerGroup = "routing",
                cardinality = Cardinality.ONE)
            String event,
        ExecutionContext context)
        throws JsonProcessingException {
      if (event.length() > 8192) {
        throw new IllegalArgumentException("Event too large");
      }
      JsonNode transport = JSON.readTree(event);
      String type = transport.path("type").asText();
      RepairedHandler handler =
          Optional.ofNullable(HANDLERS.get(type)).map(Supplier::get).orElseThrow();
      context
          .getLogger()
          .log(Level.INFO, "Cost: {0} cents", handler.cost(transport.path("kg").asInt()));
    }
  }

  interface RepairedHandler {
    int cost(int kilograms);
  }

  static final class RepairedParcel implements RepairedHandler {
    @Override
    public int cost(int kilograms) {
      return 490 + 20 * kilograms;
    }
  }

  static final class RepairedPallet implements RepairedHandler {
    @Override
    public int cost(int kilograms) {
      return 9900;
    }
  }
}
