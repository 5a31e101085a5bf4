package corpus.code;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import corpus.Pair;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

@Pair(
    title = "A command is collected in a list before it is run",
    kind = "command-injection",
    reported = {"AZF_COMMAND_INJECTION"},
    why = "A semicolon starts a second command.",
    repair = "The name is matched against a closed pattern first.")
public final class CommandCollected {
  private CommandCollected() {}

  public static final class Flaw {
    @FunctionName("Archive")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context)
        throws IOException {
      List<String> command = new ArrayList<>();
      Collections.addAll(command, "sh", "-c", "tar czf out.tgz " + message);
      new ProcessBuilder(command).inheritIO().start();
    }
  }

  public static final class Repaired {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]{1,20}");

    @FunctionName("Archive")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context)
        throws IOException {
      if (!NAME.matcher(message).matches()) {
        throw new IllegalArgumentException("not a name");
      }
      List<String> command = new ArrayList<>();
      Collections.addAll(command, "tar", "czf", "out.tgz", message);
      new ProcessBuilder(command).inheritIO().start();
    }
  }
}
