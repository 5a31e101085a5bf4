package corpus.code;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import corpus.Pair;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputStream;

@Pair(
    title = "A message is read by Java serialisation",
    kind = "unsafe-deserialisation",
    reported = {"AZF_UNSAFE_DESERIALIZATION", "OBJECT_DESERIALIZATION"},
    why = "The sender chooses what runs while it is read.",
    repair = "JSON is read into a record.")
public final class JavaSerialisation {
  private JavaSerialisation() {}

  public static final class Flaw {
    @FunctionName("Restore")
    public void run(
        @QueueTrigger(
                name = "message",
                queueName = "work",
                dataType = "binary",
                connection = "STORAGE")
            byte[] message,
        ExecutionContext context)
        throws IOException, ClassNotFoundException {
      try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(message))) {
        Object order = in.readObject();
        context.getLogger().info(() -> "read " + order.getClass());
      }
    }
  }

  public static final class Repaired {
    private static final ObjectMapper JSON = new ObjectMapper();

    @FunctionName("Restore")
    public void run(
        @QueueTrigger(
                name = "message",
                queueName = "work",
                dataType = "binary",
                connection = "STORAGE")
            byte[] message,
        ExecutionContext context)
        throws IOException {
      RepairedOrder order = JSON.readValue(message, RepairedOrder.class);
      context.getLogger().info(() -> "read " + order.quantity());
    }
  }

  record RepairedOrder(String id, int quantity) {}
}
