package corpus.code;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import corpus.Pair;

@Pair(
    title = "A helper takes the slow pattern",
    kind = "slow-regex",
    reported = {"AZF_SLOW_REGEX"},
    why = "A text of 40 characters costs minutes.",
    repair = "There is one way to match.")
public final class PatternByHelper {
  private PatternByHelper() {}

  public static final class Flaw {
    @FunctionName("Check")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context) {
      if (!matches("^(?:[A-Z]+|[A-Z0-9]+)+$", message)) {
        throw new IllegalArgumentException("not a code");
      }
    }

    private static boolean matches(String regex, String text) {
      return text.matches(regex);
    }
  }

  public static final class Repaired {
    @FunctionName("Check")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context) {
      if (!matches("^[A-Z0-9]+$", message)) {
        throw new IllegalArgumentException("not a code");
      }
    }

    private static boolean matches(String regex, String text) {
      return text.matches(regex);
    }
  }
}
