package corpus.platform;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import corpus.Pair;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.concurrent.CompletableFuture;

@Pair(
    title = "A future turns a failure into nothing",
    kind = "swallowed-failure",
    reported = {"AZF_SWALLOWED_FAILURE"},
    why = "The message counts as done and is lost.",
    repair = "The failure goes on to the host.")
public final class SwallowedByFuture {
  private SwallowedByFuture() {}

  public static final class Flaw {
    private static void send(String text) throws IOException {
      Files.writeString(Files.createTempFile("out", ".txt"), text);
    }

    private static void unchecked(String text) {
      try {
        send(text);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @FunctionName("Work")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context) {
      CompletableFuture.runAsync(() -> unchecked(message))
          .exceptionally(
              e -> {
                context.getLogger().warning("not sent");
                return null;
              })
          .join();
    }
  }

  public static final class Repaired {
    private static void send(String text) throws IOException {
      Files.writeString(Files.createTempFile("out", ".txt"), text);
    }

    private static void unchecked(String text) {
      try {
        send(text);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @FunctionName("Work")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context) {
      CompletableFuture.runAsync(() -> unchecked(message))
          .whenComplete(
              (done, e) -> {
                if (e != null) {
                  context.getLogger().warning("not sent");
                }
              })
          .join();
    }
  }
}
