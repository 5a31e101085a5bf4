package corpus.platform;

import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueClientBuilder;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import corpus.Pair;

@Pair(
    title = "A helper makes a client in each invocation",
    kind = "client-per-invocation",
    reported = {"AZF_CLIENT_PER_CALL"},
    why = "Ports run out under load.",
    repair = "The helper keeps the client.")
public final class ClientPerCall {
  private ClientPerCall() {}

  public static final class Flaw {
    @FunctionName("Store")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context) {
      queue().sendMessage("done");
    }

    private static QueueClient queue() {
      return new QueueClientBuilder()
          .endpoint(System.getenv("QUEUES"))
          .credential(new ManagedIdentityCredentialBuilder().build())
          .queueName("done")
          .buildClient();
    }
  }

  public static final class Repaired {
    @FunctionName("Store")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context) {
      RepairedQueue.CLIENT.sendMessage("done");
    }
  }

  private static final class RepairedQueue {
    static final QueueClient CLIENT =
        new QueueClientBuilder()
            .endpoint(System.getenv("QUEUES"))
            .credential(new ManagedIdentityCredentialBuilder().build())
            .queueName("done")
            .buildClient();
  }
}
