package corpus.platform;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import corpus.Pair;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;

@Pair(
    title = "A queue function logs a failure and returns",
    kind = "swallowed-failure",
    reported = {"AZF_SWALLOWED_FAILURE"},
    why = "The host deletes the message as done.",
    repair = "The failure goes on to the host.")
public final class SwallowedFailure {
  private SwallowedFailure() {}

  public static final class Flaw {
    @FunctionName("Book")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        @BindingName("Id") String id,
        ExecutionContext context) {
      try {
        Files.writeString(Path.of("ledger"), "entry");
      } catch (Exception e) {
        context.getLogger().log(Level.SEVERE, "booking failed", e);
      }
    }
  }

  public static final class Repaired {
    @FunctionName("Book")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        @BindingName("Id") String id,
        ExecutionContext context) {
      try {
        Files.writeString(Path.of("ledger"), "entry");
      } catch (IOException e) {
        context.getLogger().log(Level.SEVERE, "booking failed", e);
        throw new UncheckedIOException(e);
      }
    }
  }
}
