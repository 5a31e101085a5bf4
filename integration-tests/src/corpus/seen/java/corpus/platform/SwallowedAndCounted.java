package corpus.platform;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.Cardinality;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.ServiceBusQueueTrigger;
import corpus.Pair;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

@Pair(
    title = "Failures are counted and no more",
    kind = "swallowed-failure",
    reported = {"AZF_SWALLOWED_FAILURE"},
    why = "The message counts as done and is lost.",
    repair = "The failure goes on to the host.")
public final class SwallowedAndCounted {
  private SwallowedAndCounted() {}

  public static final class Flaw {
    private static void send(String text) throws IOException {
      Files.writeString(Files.createTempFile("out", ".txt"), text);
    }

    @FunctionName("Batch")
    public void run(
        @ServiceBusQueueTrigger(
                name = "messages",
                queueName = "work",
                connection = "BUS",
                cardinality = Cardinality.MANY)
            List<String> messages,
        ExecutionContext context) {
      int failed = 0;
      for (String message : messages) {
        try {
          send(message);
        } catch (IOException e) {
          failed++;
          context.getLogger().warning("not sent");
        }
      }
      context.getLogger().info("failed: " + failed);
    }
  }

  public static final class Repaired {
    private static void send(String text) throws IOException {
      Files.writeString(Files.createTempFile("out", ".txt"), text);
    }

    @FunctionName("Batch")
    public void run(
        @ServiceBusQueueTrigger(
                name = "messages",
                queueName = "work",
                connection = "BUS",
                cardinality = Cardinality.MANY)
            List<String> messages,
        ExecutionContext context) {
      int failed = 0;
      for (String message : messages) {
        try {
          send(message);
        } catch (IOException e) {
          failed++;
          context.getLogger().warning("not sent");
        }
      }
      if (failed > 0) {
        throw new IllegalStateException("failed: " + failed);
      }
    }
  }
}
