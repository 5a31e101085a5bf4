package corpus.blind;

import com.azure.data.tables.TableClient;
import com.azure.data.tables.models.ListEntitiesOptions;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.azure.functions.OutputBinding;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueOutput;
import com.microsoft.azure.functions.annotation.ServiceBusQueueTrigger;
import corpus.Pair;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;

@Pair(
    title = "The conditions of a table query are joined from a message's fields",
    kind = "table-filter-injection",
    why =
        "The rows of all customers are in one table; a quote in a value ends the condition that"
            + " keeps them apart.",
    repair = "Each value has its quotes doubled and each property is one of two constants.")
final class SensorQuery {
  private SensorQuery() {}

  static final class Flaw {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final TableClient sensors;

    Flaw(TableClient sensors) {
      this.sensors = sensors;
    }

    @FunctionName("SensorQuery")
    public void run(
        @ServiceBusQueueTrigger(
                name = "message",
                queueName = "sensor-queries",
                connection = "SensorBus")
            String message,
        @QueueOutput(name = "count", queueName = "sensor-counts", connection = "SensorStorage")
            OutputBinding<String> count)
        throws JsonProcessingException {
      if (message.length() > 2048) {
        throw new IllegalArgumentException("Message too large");
      }
      JsonNode wanted = JSON.readTree(message);
      String filter =
          Stream.of("Customer", "Site")
              .map(property -> FlawFilters.equal(property, wanted.path(property).asText()))
              .collect(Collectors.joining(" and "));
      ListEntitiesOptions options = new ListEntitiesOptions().setFilter(filter);
      long found =
          sensors.listEntities(options, Duration.ofSeconds(10), null).stream().limit(1000).count();
      count.setValue(Long.toString(found));
    }
  }

  static final class FlawFilters {
    private FlawFilters() {}

    static String equal(String property, String value) {
      return property + " eq '" + value + "'";
    }
  }

  static final class Repaired {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final TableClient sensors;

    Repaired(TableClient sensors) {
      this.sensors = sensors;
    }

    @FunctionName("SensorQueryRepaired")
    public void run(
        @ServiceBusQueueTrigger(
                name = "message",
                queueName = "sensor-queries",
                connection = "SensorBus")
            String message,
        @QueueOutput(name = "count", queueName = "sensor-counts", connection = "SensorStorage")
            OutputBinding<String> count)
        throws JsonProcessingException {
      if (message.length() > 2048) {
        throw new IllegalArgumentException("Message too large");
      }
      JsonNode wanted = JSON.readTree(message);
      String filter =
          Stream.of("Customer", "Site")
              .map(property -> RepairedFilters.equal(property, wanted.path(property).asText()))
              .collect(Collectors.joining(" and "));
      ListEntitiesOptions options = new ListEntitiesOptions().setFilter(filter);
      long found =
          sensors.listEntities(options, Duration.ofSeconds(10), null).stream().limit(1000).count();
      count.setValue(Long.toString(found));
    }
  }

  static final class RepairedFilters {
    private RepairedFilters() {}

    static String equal(String property, String value) {
      return property + " eq '" + value.replace("'", "''") + "'";
    }
  }
}
