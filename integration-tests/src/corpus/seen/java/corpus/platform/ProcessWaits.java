package corpus.platform;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import corpus.Pair;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

@Pair(
    title = "A process may run for ever",
    kind = "missing-timeout",
    reported = {"AZF_NO_TIMEOUT"},
    why = "A process that hangs keeps the invocation.",
    repair = "It is ended after a while.")
public final class ProcessWaits {
  private ProcessWaits() {}

  public static final class Flaw {
    @FunctionName("Convert")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context)
        throws IOException, InterruptedException {
      Process process = new ProcessBuilder("convert", "in.png").start();
      if (process.waitFor() != 0) {
        throw new IOException("not converted");
      }
    }
  }

  public static final class Repaired {
    @FunctionName("Convert")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context)
        throws IOException, InterruptedException {
      Process process = new ProcessBuilder("convert", "in.png").start();
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("not converted");
      }
    }
  }
}
