package corpus.clean;

import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueClientBuilder;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A client that is made once, by a holder. */
public final class LazyClient {
  private static final Map<String, QueueClient> CLIENTS = new ConcurrentHashMap<>();

  @FunctionName("Forward")
  public void run(
      @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
      ExecutionContext context) {
    client("done").sendMessage(message);
  }

  private static QueueClient client(String name) {
    return CLIENTS.computeIfAbsent(
        name,
        n ->
            new QueueClientBuilder()
                .endpoint(System.getenv("QUEUES"))
                .credential(new ManagedIdentityCredentialBuilder().build())
                .queueName(n)
                .buildClient());
  }
}
