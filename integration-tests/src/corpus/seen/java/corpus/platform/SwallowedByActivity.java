package corpus.platform;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.durabletask.azurefunctions.DurableActivityTrigger;
import corpus.Pair;
import java.io.IOException;
import java.nio.file.Files;

@Pair(
    title = "An activity hides that it failed",
    kind = "swallowed-failure",
    reported = {"AZF_SWALLOWED_FAILURE"},
    why = "The orchestrator goes on as if it were charged.",
    repair = "The failure goes on to the host.")
public final class SwallowedByActivity {
  private SwallowedByActivity() {}

  public static final class Flaw {
    private static void send(String text) throws IOException {
      Files.writeString(Files.createTempFile("out", ".txt"), text);
    }

    @FunctionName("Charge")
    public String charge(
        @DurableActivityTrigger(name = "order") String order, ExecutionContext context) {
      try {
        send(order);
        return "charged";
      } catch (IOException e) {
        context.getLogger().severe("not charged");
        return null;
      }
    }
  }

  public static final class Repaired {
    private static void send(String text) throws IOException {
      Files.writeString(Files.createTempFile("out", ".txt"), text);
    }

    @FunctionName("Charge")
    public String charge(
        @DurableActivityTrigger(name = "order") String order, ExecutionContext context)
        throws IOException {
      send(order);
      return "charged";
    }
  }
}
