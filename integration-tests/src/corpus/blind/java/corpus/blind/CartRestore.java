package corpus.blind;

import com.microsoft.azure.functions.OutputBinding;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueOutput;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import corpus.Pair;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Base64;
import java.util.UUID;

@Pair(
    title = "A saved cart comes back as a Java object stream from a queue message",
    kind = "unsafe-deserialization",
    why =
        "Reading an object stream creates whatever classes the sender names; with the right"
            + " libraries on the class path that runs code on the worker.",
    repair = "The cart's two fields are read one by one from a plain data stream.")
final class CartRestore {
  private CartRestore() {}

  static final class Flaw {
    @FunctionName("CartRestore")
    public void run(
        @QueueTrigger(name = "message", queueName = "abandoned-carts", connection = "CartStorage")
            String message,
        @QueueOutput(name = "reminder", queueName = "cart-reminders", connection = "CartStorage")
            OutputBinding<String> reminder)
        throws IOException, ClassNotFoundException {
      if (message.length() > 8192) {
        throw new IllegalArgumentException("Message too large");
      }
      byte[] saved = Base64.getDecoder().decode(message);
      FlawCart cart = FlawCart.restore(saved);
      reminder.setValue("{\"cart\":\"" + cart.id() + "\",\"articles\":" + cart.articles() + "}");
    }
  }

  record FlawCart(UUID id, int articles) implements Serializable {
    private static final long serialVersionUID = 1L;

    static FlawCart restore(byte[] saved) throws IOException, ClassNotFoundException {
      try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(saved))) {
        return (FlawCart) in.readObject();
      }
    }
  }

  static final class Repaired {
    @FunctionName("CartRestoreRepaired")
    public void run(
        @QueueTrigger(name = "message", queueName = "abandoned-carts", connection = "CartStorage")
            String message,
        @QueueOutput(name = "reminder", queueName = "cart-reminders", connection = "CartStorage")
            OutputBinding<String> reminder)
        throws IOException {
      if (message.length() > 8192) {
        throw new IllegalArgumentException("Message too large");
      }
      byte[] saved = Base64.getDecoder().decode(message);
      RepairedCart cart = RepairedCart.restore(saved);
      reminder.setValue("{\"cart\":\"" + cart.id() + "\",\"articles\":" + cart.articles() + "}");
    }
  }

  record RepairedCart(UUID id, int articles) {
    static RepairedCart restore(byte[] saved) throws IOException {
      try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(saved))) {
        return new RepairedCart(new UUID(in.readLong(), in.readLong()), in.readUnsignedShort());
      }
    }
  }
}
