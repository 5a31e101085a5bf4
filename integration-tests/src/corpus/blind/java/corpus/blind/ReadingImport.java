package corpus.blind;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.azure.functions.OutputBinding;
import com.microsoft.azure.functions.annotation.Cardinality;
import com.microsoft.azure.functions.annotation.EventHubTrigger;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueOutput;
import corpus.Pair;
import java.util.ArrayList;
import java.util.List;

@Pair(
    title = "Events of a batch that cannot be read are skipped",
    kind = "swallowed-failure-in-trigger",
    why =
        "The checkpoint moves past the whole batch, so the skipped readings are lost for billing"
            + " without a trace.",
    repair =
        "The catch keeps each unusable event in a queue and goes on; if that output fails, the"
            + " whole batch does.")
final class ReadingImport {
  private ReadingImport() {}

  static final class Flaw {
    private static final ObjectMapper JSON = new ObjectMapper();

    @FunctionName("ReadingImport")
    public void run(
        @EventHubTrigger(
                name = "events",
                eventHubName = "readings",
                consumerGroup = "billing",
                cardinality = Cardinality.MANY,
                connection = "MeterHub")
            List<String> events,
        @QueueOutput(name = "good", queueName = "readings", connection = "BillingStorage")
            OutputBinding<List<Integer>> good,
        @QueueOutput(name = "aside", queueName = "readings-aside", connection = "BillingStorage")
            OutputBinding<List<String>> aside) {
      List<Integer> readings = new ArrayList<>();
      List<String> unusable = new ArrayList<>();
      for (String event : events) {
        try {
          readings.add(reading(event));
        } catch (JsonProcessingException | IllegalArgumentException e) {
          continue;
        }
      }
      good.setValue(readings);
      aside.setValue(unusable);
    }

    private static int reading(String event) throws JsonProcessingException {
      if (event.length() > 1024) {
        throw new IllegalArgumentException("Event too large");
      }
      int reading = JSON.readTree(event).required("value").asInt(-1);
      if (reading < 0) {
        throw new IllegalArgumentException("Not a reading");
      }
      return reading;
    }
  }

  static final class Repaired {
    private static final ObjectMapper JSON = new ObjectMapper();

    @FunctionName("ReadingImportRepaired")
    public void run(
        @EventHubTrigger(
                name = "events",
                eventHubName = "readings",
                consumerGroup = "billing",
                cardinality = Cardinality.MANY,
                connection = "MeterHub")
            List<String> events,
        @QueueOutput(name = "good", queueName = "readings", connection = "BillingStorage")
            OutputBinding<List<Integer>> good,
        @QueueOutput(name = "aside", queueName = "readings-aside", connection = "BillingStorage")
            OutputBinding<List<String>> aside) {
      List<Integer> readings = new ArrayList<>();
      List<String> unusable = new ArrayList<>();
      for (String event : events) {
        try {
          readings.add(reading(event));
        } catch (JsonProcessingException | IllegalArgumentException e) {
          unusable.add(event);
        }
      }
      good.setValue(readings);
      aside.setValue(unusable);
    }

    private static int reading(String event) throws JsonProcessingException {
      if (event.length() > 1024) {
        throw new IllegalArgumentException("Event too large");
      }
      int reading = JSON.readTree(event).required("value").asInt(-1);
      if (reading < 0) {
        throw new IllegalArgumentException("Not a reading");
      }
      return reading;
    }
  }
}
