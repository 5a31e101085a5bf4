package corpus.platform;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import corpus.Pair;
import java.io.IOException;
import java.nio.file.Files;
import java.util.logging.Logger;

@Pair(
    title = "A helper answers no, and nobody listens",
    kind = "swallowed-failure",
    reported = {"AZF_SWALLOWED_FAILURE"},
    why = "The message counts as done and is lost.",
    repair = "The failure goes on to the host.")
public final class SwallowedByAnswer {
  private SwallowedByAnswer() {}

  public static final class Flaw {
    private static void send(String text) throws IOException {
      Files.writeString(Files.createTempFile("out", ".txt"), text);
    }

    private static boolean done(String text, Logger log) {
      try {
        send(text);
        return true;
      } catch (IOException e) {
        log.warning("not sent");
        return false;
      }
    }

    @FunctionName("Work")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context) {
      done(message, context.getLogger());
    }
  }

  public static final class Repaired {
    private static void send(String text) throws IOException {
      Files.writeString(Files.createTempFile("out", ".txt"), text);
    }

    private static boolean done(String text, Logger log) {
      try {
        send(text);
        return true;
      } catch (IOException e) {
        log.warning("not sent");
        return false;
      }
    }

    @FunctionName("Work")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context) {
      if (!done(message, context.getLogger())) {
        throw new IllegalStateException("not sent");
      }
    }
  }
}
