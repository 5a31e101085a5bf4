package corpus.platform;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import corpus.Pair;
import java.io.IOException;

@Pair(
    title = "A trigger makes an object of a message",
    kind = "object-from-trigger",
    reported = {"AZF_OBJECT_FROM_TRIGGER"},
    why = "It is filled before any check of the project.",
    repair = "The text is read strictly.")
public final class ObjectFromQueue {
  private ObjectFromQueue() {}

  public static final class Flaw {
    @FunctionName("Take")
    public void run(
        @QueueTrigger(name = "order", queueName = "orders", connection = "STORAGE") FlawOrder order,
        ExecutionContext context) {
      context.getLogger().info("quantity " + order.quantity);
    }
  }

  public static final class FlawOrder {
    int quantity;
  }

  public static final class Repaired {
    private static final ObjectMapper JSON = new ObjectMapper();

    @FunctionName("Take")
    public void run(
        @QueueTrigger(name = "order", queueName = "orders", connection = "STORAGE") String order,
        ExecutionContext context)
        throws IOException {
      context.getLogger().info("quantity " + JSON.readValue(order, RepairedOrder.class).quantity());
    }
  }

  record RepairedOrder(int quantity) {}
}
