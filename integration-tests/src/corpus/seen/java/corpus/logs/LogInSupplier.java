package corpus.logs;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import corpus.Pair;
import java.util.logging.Logger;
import java.util.regex.Pattern;

@Pair(
    title = "A value of the caller is logged by a lambda",
    kind = "log-injection",
    reported = {"AZF_LOG_INJECTION"},
    why = "The lambda runs when the level is on: in production, where it counts.",
    repair = "A filter that allows a set of characters stands before it.")
public final class LogInSupplier {
  private LogInSupplier() {}

  public static final class Flaw {
    @FunctionName("Work")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context) {
      Logger log = context.getLogger();
      log.fine(() -> "working on " + message);
    }
  }

  public static final class Repaired {
    private static final Pattern UNUSUAL = Pattern.compile("[^A-Za-z0-9 ._-]");

    @FunctionName("Work")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context) {
      Logger log = context.getLogger();
      String shown = UNUSUAL.matcher(message).replaceAll("?");
      log.fine(() -> "working on " + shown);
    }
  }
}
