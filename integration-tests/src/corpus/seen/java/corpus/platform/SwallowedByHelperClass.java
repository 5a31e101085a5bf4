package corpus.platform;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import corpus.Pair;
import java.io.IOException;
import java.nio.file.Files;
import java.util.logging.Level;
import java.util.logging.Logger;

@Pair(
    title = "A helper class catches the failure",
    kind = "swallowed-failure",
    reported = {"AZF_SWALLOWED_FAILURE"},
    why = "The message counts as done and is lost.",
    repair = "The failure goes on to the host.")
public final class SwallowedByHelperClass {
  private SwallowedByHelperClass() {}

  public static final class Flaw {
    @FunctionName("Work")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context) {
      new FlawSender(context.getLogger()).send(message);
    }
  }

  public static final class Repaired {
    @FunctionName("Work")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context)
        throws IOException {
      new RepairedSender(context.getLogger()).send(message);
    }
  }

  static final class FlawSender {
    private final Logger log;

    FlawSender(Logger log) {
      this.log = log;
    }

    void send(String text) {
      try {
        Files.writeString(Files.createTempFile("out", ".txt"), text);
      } catch (IOException e) {
        log.log(Level.SEVERE, "not sent", e);
      }
    }
  }

  static final class RepairedSender {
    private final Logger log;

    RepairedSender(Logger log) {
      this.log = log;
    }

    void send(String text) throws IOException {
      try {
        Files.writeString(Files.createTempFile("out", ".txt"), text);
      } catch (IOException e) {
        log.log(Level.SEVERE, "not sent", e);
        throw e;
      }
    }
  }
}
