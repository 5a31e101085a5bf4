package corpus.code;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import corpus.Pair;
import java.util.Map;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;
import javax.script.ScriptException;

@Pair(
    title = "A formula of a message is evaluated",
    kind = "code-injection",
    reported = {"AZF_CODE_INJECTION"},
    why = "A formula is a program.",
    repair = "Only known formulas are run.")
public final class ScriptOfMessage {
  private ScriptOfMessage() {}

  public static final class Flaw {
    @FunctionName("Evaluate")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context)
        throws ScriptException {
      ScriptEngine engine = new ScriptEngineManager().getEngineByName("js");
      Object result = engine.eval(message);
      context.getLogger().info(() -> "done " + (result != null));
    }
  }

  public static final class Repaired {
    private static final Map<String, String> FORMULAS =
        Map.of("sum", "a + b", "mean", "(a + b) / 2");

    @FunctionName("Evaluate")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context)
        throws ScriptException {
      ScriptEngine engine = new ScriptEngineManager().getEngineByName("js");
      Object result = engine.eval(FORMULAS.getOrDefault(message, "0"));
      context.getLogger().info(() -> "done " + (result != null));
    }
  }
}
