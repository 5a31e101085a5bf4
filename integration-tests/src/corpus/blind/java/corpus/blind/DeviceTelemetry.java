package corpus.blind;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.OutputBinding;
import com.microsoft.azure.functions.annotation.Cardinality;
import com.microsoft.azure.functions.annotation.EventHubTrigger;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueOutput;
import corpus.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@Pair(
    title = "Ids of devices reach the log through a stream and a supplier",
    kind = "log-injection",
    why =
        "Devices in the field name themselves; one that sends line breaks writes lines of its own"
            + " into the log.",
    repair =
        "An id is a UUID before it is logged; an event without one goes to a queue for a look by"
            + " hand.")
final class DeviceTelemetry {
  private DeviceTelemetry() {}

  static final class Flaw {
    private static final ObjectMapper JSON = new ObjectMapper();

    @FunctionName("DeviceTelemetry")
    public void run(
        @EventHubTrigger(
                name = "events",
                eventHubName = "telemetry",
                consumerGroup = "alarms",
                cardinality = Cardinality.MANY,
                connection = "TelemetryHub")
            List<String> events,
        @QueueOutput(name = "aside", queueName = "telemetry-aside", connection = "AlarmStorage")
            OutputBinding<List<String>> aside,
        ExecutionContext context) {
      List<String> unusable = new ArrayList<>();
      events.stream()
          .flatMap(event -> device(event, unusable).stream())
          .forEach(device -> context.getLogger().warning(() -> "Alarm of device " + device));
      aside.setValue(unusable);
    }

    private static Optional<String> device(String event, List<String> unusable) {
      if (event.length() > 2048) {
        unusable.add(event);
        return Optional.empty();
      }
      try {
        String id = JSON.readTree(event).required("device").asText();
        return Optional.of(id);
      } catch (JsonProcessingException | IllegalArgumentException e) {
        unusable.add(event);
        return Optional.empty();
      }
    }
  }

  static final class Repaired {
    private static final ObjectMapper JSON = new ObjectMapper();

    @FunctionName("DeviceTelemetryRepaired")
    public void run(
        @EventHubTrigger(
                name = "events",
                eventHubName = "telemetry",
                consumerGroup = "alarms",
                cardinality = Cardinality.MANY,
                connection = "TelemetryHub")
            List<String> events,
        @QueueOutput(name = "aside", queueName = "telemetry-aside", connection = "AlarmStorage")
            OutputBinding<List<String>> aside,
        ExecutionContext context) {
      List<String> unusable = new ArrayList<>();
      events.stream()
          .flatMap(event -> device(event, unusable).stream())
          .forEach(device -> context.getLogger().warning(() -> "Alarm of device " + device));
      aside.setValue(unusable);
    }

    private static Optional<UUID> device(String event, List<String> unusable) {
      if (event.length() > 2048) {
        unusable.add(event);
        return Optional.empty();
      }
      try {
        String id = JSON.readTree(event).required("device").asText();
        return Optional.of(UUID.fromString(id));
      } catch (JsonProcessingException | IllegalArgumentException e) {
        unusable.add(event);
        return Optional.empty();
      }
    }
  }
}
