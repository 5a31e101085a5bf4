package corpus.logs;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.ServiceBusQueueTrigger;
import corpus.Pair;
import java.util.regex.Pattern;

@Pair(
    title = "A flag makes the dot of a check any character",
    kind = "log-injection",
    reported = {"AZF_LOG_INJECTION"},
    why = "With DOTALL the dot also matches line breaks, so the check keeps none out.",
    repair = "Without the flag the dot ends at a line.")
public final class DotIsAny {
  private DotIsAny() {}

  public static final class Flaw {
    private static final Pattern SHORT =
        Pattern.compile("ticket: .{1,80}", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    @FunctionName("NoteTicket")
    public void run(
        @ServiceBusQueueTrigger(name = "ticket", queueName = "tickets", connection = "BUS")
            String ticket,
        ExecutionContext context) {
      if (SHORT.matcher(ticket).matches()) {
        context.getLogger().info("noted " + ticket);
      }
    }
  }

  public static final class Repaired {
    private static final Pattern SHORT =
        Pattern.compile("ticket: .{1,80}", Pattern.CASE_INSENSITIVE);

    @FunctionName("NoteTicket")
    public void run(
        @ServiceBusQueueTrigger(name = "ticket", queueName = "tickets", connection = "BUS")
            String ticket,
        ExecutionContext context) {
      if (SHORT.matcher(ticket).matches()) {
        context.getLogger().info("noted " + ticket);
      }
    }
  }
}
