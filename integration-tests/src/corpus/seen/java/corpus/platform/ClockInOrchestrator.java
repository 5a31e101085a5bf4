package corpus.platform;

import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.durabletask.TaskOrchestrationContext;
import com.microsoft.durabletask.azurefunctions.DurableOrchestrationTrigger;
import corpus.Pair;
import java.time.Duration;
import java.time.Instant;

@Pair(
    title = "An orchestrator reads the clock, through a helper",
    kind = "orchestrator",
    reported = {"AZF_ORCHESTRATOR_NOT_REPEATABLE"},
    why = "It is replayed, and the clock tells another time.",
    repair = "The context tells the time of the first run.")
public final class ClockInOrchestrator {
  private ClockInOrchestrator() {}

  public static final class Flaw {
    @FunctionName("Remind")
    public String run(
        @DurableOrchestrationTrigger(name = "context") TaskOrchestrationContext context) {
      return due().toString();
    }

    private static Instant due() {
      return Instant.now().plus(Duration.ofHours(1));
    }
  }

  public static final class Repaired {
    @FunctionName("Remind")
    public String run(
        @DurableOrchestrationTrigger(name = "context") TaskOrchestrationContext context) {
      return due(context.getCurrentInstant()).toString();
    }

    private static Instant due(Instant now) {
      return now.plus(Duration.ofHours(1));
    }
  }
}
