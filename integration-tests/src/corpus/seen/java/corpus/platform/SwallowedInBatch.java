package corpus.platform;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.OutputBinding;
import com.microsoft.azure.functions.annotation.Cardinality;
import com.microsoft.azure.functions.annotation.EventHubTrigger;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueOutput;
import corpus.Pair;
import java.util.ArrayList;
import java.util.List;

@Pair(
    title = "A batch goes on after each failure",
    kind = "swallowed-failure",
    reported = {"AZF_SWALLOWED_FAILURE"},
    why = "The checkpoint moves past the events that failed.",
    repair = "Events that fail are put aside.")
public final class SwallowedInBatch {
  private SwallowedInBatch() {}

  public static final class Flaw {
    @FunctionName("Readings")
    public void run(
        @EventHubTrigger(
                name = "events",
                eventHubName = "readings",
                cardinality = Cardinality.MANY,
                connection = "HUB")
            List<String> events,
        ExecutionContext context) {
      for (String event : events) {
        try {
          take(event);
        } catch (RuntimeException e) {
          context.getLogger().warning("failed: " + e.getClass().getSimpleName());
        }
      }
    }

    private static void take(String event) {
      if (event.isEmpty()) {
        throw new IllegalStateException("empty");
      }
    }
  }

  public static final class Repaired {
    @FunctionName("Readings")
    public void run(
        @EventHubTrigger(
                name = "events",
                eventHubName = "readings",
                cardinality = Cardinality.MANY,
                connection = "HUB")
            List<String> events,
        @QueueOutput(name = "failed", queueName = "failed", connection = "STORAGE")
            OutputBinding<List<String>> failed,
        ExecutionContext context) {
      List<String> aside = new ArrayList<>();
      for (String event : events) {
        try {
          take(event);
        } catch (RuntimeException e) {
          context.getLogger().warning("failed: " + e.getClass().getSimpleName());
          aside.add(event);
        }
      }
      failed.setValue(aside);
    }

    private static void take(String event) {
      if (event.isEmpty()) {
        throw new IllegalStateException("empty");
      }
    }
  }
}
