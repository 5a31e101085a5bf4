package corpus.code;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import corpus.Pair;
import java.io.IOException;

@Pair(
    title = "Input is added to the command of a builder",
    kind = "command-injection",
    reported = {"AZF_COMMAND_INJECTION"},
    why = "Whoever sends the message chooses the options.",
    repair = "A number has none.")
public final class CommandOfBuilder {
  private CommandOfBuilder() {}

  public static final class Flaw {
    @FunctionName("Convert")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context)
        throws IOException {
      ProcessBuilder builder = new ProcessBuilder("convert");
      builder.command().add(message);
      builder.start();
    }
  }

  public static final class Repaired {
    @FunctionName("Convert")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context)
        throws IOException {
      ProcessBuilder builder = new ProcessBuilder("convert");
      builder.command().add(Integer.toString(Integer.parseInt(message)));
      builder.start();
    }
  }
}
