package corpus.platform;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import corpus.Pair;
import java.io.IOException;
import java.nio.file.Files;

@Pair(
    title = "An interrupt is set again, and the failure is gone",
    kind = "swallowed-failure",
    reported = {"AZF_SWALLOWED_FAILURE"},
    why = "The message counts as done and is lost.",
    repair = "The failure goes on to the host.")
public final class SwallowedInterrupt {
  private SwallowedInterrupt() {}

  public static final class Flaw {
    private static void send(String text) throws IOException {
      Files.writeString(Files.createTempFile("out", ".txt"), text);
    }

    @FunctionName("Work")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context) {
      try {
        send(message);
        Thread.sleep(5);
      } catch (IOException | InterruptedException e) {
        context.getLogger().warning("not sent");
        Thread.currentThread().interrupt();
      }
    }
  }

  public static final class Repaired {
    private static void send(String text) throws IOException {
      Files.writeString(Files.createTempFile("out", ".txt"), text);
    }

    @FunctionName("Work")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context)
        throws IOException {
      try {
        send(message);
        Thread.sleep(5);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", e);
      }
    }
  }
}
