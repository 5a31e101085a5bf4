package corpus.clean;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Guessable numbers where nobody gains by guessing. */
public final class Jitter {
  @FunctionName("Retry")
  public void run(
      @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
      ExecutionContext context)
      throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextInt(50, 200));
    context.getLogger().info("waited");
  }
}
