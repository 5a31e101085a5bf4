package corpus.code;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import corpus.Pair;
import java.io.IOException;

@Pair(
    title = "Some characters are taken out of a command",
    kind = "command-injection",
    reported = {"AZF_COMMAND_INJECTION"},
    why = "A dollar sign, a back quote and a line feed are left.",
    repair = "Only letters and digits pass.")
public final class CommandByReplace {
  private CommandByReplace() {}

  public static final class Flaw {
    @FunctionName("Ping")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context)
        throws IOException {
      String host = message.replace(";", "").replace("&", "").replace("|", "");
      Runtime.getRuntime().exec(new String[] {"sh", "-c", "ping -c 1 " + host});
    }
  }

  public static final class Repaired {
    @FunctionName("Ping")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context)
        throws IOException {
      String host = message.replaceAll("[^a-z0-9]", "");
      Runtime.getRuntime().exec(new String[] {"ping", "-c", "1", host});
    }
  }
}
