package corpus.code;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import corpus.Pair;
import java.util.Map;
import java.util.function.Supplier;

@Pair(
    title = "A class is loaded by the name that a message gives",
    kind = "reflection",
    reported = {"AZF_REFLECTION"},
    why = "Each class on the class path can be made to run its initialiser.",
    repair = "A map of suppliers takes the place of names.")
public final class ClassByName {
  private ClassByName() {}

  public static final class Flaw {
    @FunctionName("Handle")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context)
        throws ReflectiveOperationException {
      Runnable handler =
          (Runnable)
              Class.forName("corpus.handlers." + message).getDeclaredConstructor().newInstance();
      handler.run();
    }
  }

  public static final class Repaired {
    private static final Map<String, Supplier<Runnable>> HANDLERS = Map.of("noop", () -> () -> {});

    @FunctionName("Handle")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context) {
      Supplier<Runnable> handler = HANDLERS.get(message);
      if (handler == null) {
        throw new IllegalArgumentException("handler");
      }
      handler.get().run();
    }
  }
}
