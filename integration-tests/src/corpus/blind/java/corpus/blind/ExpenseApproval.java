package corpus.blind;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.durabletask.Task;
import com.microsoft.durabletask.TaskOrchestrationContext;
import com.microsoft.durabletask.azurefunctions.DurableActivityTrigger;
import com.microsoft.durabletask.azurefunctions.DurableOrchestrationTrigger;
import corpus.Pair;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.logging.Level;

@Pair(
    title = "An orchestrator takes the deadline from the worker's clock",
    kind = "orchestrator-nondeterminism",
    why =
        "An orchestrator runs again from its start after each await; with another time it takes"
            + " another path than its history and gets stuck.",
    repair = "The time comes from the orchestration's context, which repeats it.")
final class ExpenseApproval {
  private ExpenseApproval() {}

  static final class Flaw {
    private static final Duration PATIENCE = Duration.ofDays(3);

    @FunctionName("ExpenseApproval")
    public String run(
        @DurableOrchestrationTrigger(name = "context") TaskOrchestrationContext context) {
      Instant deadline = Instant.now().plus(PATIENCE);
      context.callActivity("ExpenseApprovalAsk", context.getInstanceId()).await();
      Task<Boolean> answer = context.waitForExternalEvent("answer", Boolean.class);
      Task<Void> timeout = context.createTimer(deadline.atZone(ZoneOffset.UTC));
      if (context.anyOf(answer, timeout).await() == answer) {
        return answer.await() ? "approved" : "rejected";
      }
      return "expired";
    }

    @FunctionName("ExpenseApprovalAsk")
    public void ask(
        @DurableActivityTrigger(name = "instance") String instance, ExecutionContext context) {
      context.getLogger().log(Level.INFO, "Asked in {0}", UUID.fromString(instance));
    }
  }

  static final class Repaired {
    private static final Duration PATIENCE = Duration.ofDays(3);

    @FunctionName("ExpenseApprovalRepaired")
    public String run(
        @DurableOrchestrationTrigger(name = "context") TaskOrchestrationContext context) {
      Instant deadline = context.getCurrentInstant().plus(PATIENCE);
      context.callActivity("ExpenseApprovalAskRepaired", context.getInstanceId()).await();
      Task<Boolean> answer = context.waitForExternalEvent("answer", Boolean.class);
      Task<Void> timeout = context.createTimer(deadline.atZone(ZoneOffset.UTC));
      if (context.anyOf(answer, timeout).await() == answer) {
        return answer.await() ? "approved" : "rejected";
      }
      return "expired";
    }

    @FunctionName("ExpenseApprovalAskRepaired")
    public void ask(
        @DurableActivityTrigger(name = "instance") String instance, ExecutionContext context) {
      context.getLogger().log(Level.INFO, "Asked in {0}", UUID.fromString(instance));
    }
  }
}
