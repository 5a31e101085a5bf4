package corpus.flows;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import corpus.Pair;
import java.util.function.Function;
import java.util.logging.Level;

@Pair(
    title = "The log filter is a function in a field, and one log goes around it",
    kind = "log-injection",
    reported = {"AZF_LOG_INJECTION"},
    why = "One entry without the filter is enough.",
    repair = "All entries use it.")
public final class FilterInField {
  private FilterInField() {}

  public static final class Flaw {
    private static final Function<String, String> CLEAN = s -> s.replaceAll("[\\r\\n\\t]", "_");

    @FunctionName("Handle")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        @BindingName("Id") String id,
        ExecutionContext context) {
      context.getLogger().info("start " + CLEAN.apply(id));
      context.getLogger().log(Level.INFO, "message {0}", message);
    }
  }

  public static final class Repaired {
    private static final Function<String, String> CLEAN = s -> s.replaceAll("[\\r\\n\\t]", "_");

    @FunctionName("Handle")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        @BindingName("Id") String id,
        ExecutionContext context) {
      context.getLogger().info("start " + CLEAN.apply(id));
      context.getLogger().log(Level.INFO, "message {0}", CLEAN.apply(message));
    }
  }
}
