package corpus.more;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import corpus.Pair;
import java.util.concurrent.CompletableFuture;

@Pair(
    title = "A failure is turned into a log entry by exceptionally",
    kind = "swallowed-failure",
    reported = {"AZF_SWALLOWED_FAILURE"},
    why = "The future ends well, and so does the message.",
    repair = "join() throws.")
public final class SwallowedAsync {
  private SwallowedAsync() {}

  public static final class Flaw {
    @FunctionName("Async")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context) {
      try {
        CompletableFuture.runAsync(() -> work(message)).join();
      } catch (RuntimeException e) {
        context.getLogger().severe("failed");
      }
    }

    private static void work(String text) {
      if (text.isEmpty()) {
        throw new IllegalStateException("empty");
      }
    }
  }

  public static final class Repaired {
    @FunctionName("Async")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context) {
      CompletableFuture.runAsync(() -> work(message)).join();
    }

    private static void work(String text) {
      if (text.isEmpty()) {
        throw new IllegalStateException("empty");
      }
    }
  }
}
