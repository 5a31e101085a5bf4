package corpus.platform;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import corpus.Pair;
import java.io.IOException;
import java.nio.file.Files;

@Pair(
    title = "A timer hides that it failed",
    kind = "swallowed-failure",
    reported = {"AZF_SWALLOWED_FAILURE"},
    why = "Neither a retry nor an alert follows.",
    repair = "The failure goes on to the host.")
public final class SwallowedByTimer {
  private SwallowedByTimer() {}

  public static final class Flaw {
    private static void send(String text) throws IOException {
      Files.writeString(Files.createTempFile("out", ".txt"), text);
    }

    @FunctionName("Nightly")
    public void run(
        @TimerTrigger(name = "timer", schedule = "0 0 3 * * *") String timer,
        ExecutionContext context) {
      try {
        send("report");
      } catch (Exception e) {
        context.getLogger().severe("no report: " + e.getClass().getName());
      }
    }
  }

  public static final class Repaired {
    private static void send(String text) throws IOException {
      Files.writeString(Files.createTempFile("out", ".txt"), text);
    }

    @FunctionName("Nightly")
    public void run(
        @TimerTrigger(name = "timer", schedule = "0 0 3 * * *") String timer,
        ExecutionContext context)
        throws IOException {
      send("report");
    }
  }
}
