package corpus.blind;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.durabletask.TaskOrchestrationContext;
import com.microsoft.durabletask.azurefunctions.DurableActivityTrigger;
import com.microsoft.durabletask.azurefunctions.DurableOrchestrationTrigger;
import corpus.Pair;
import java.util.logging.Level;

@Pair(
    title = "An orchestrator's limits come from the environment by a record's factory",
    kind = "orchestrator-nondeterminism",
    why =
        "A changed setting restarts the worker and changes the path of running payouts, which no"
            + " longer fit their history.",
    repair = "An activity reads the setting, so that its result is part of the history.")
final class PayoutLimits {
  private PayoutLimits() {}

  static final class Flaw {
    @FunctionName("PayoutLimits")
    public String run(
        @DurableOrchestrationTrigger(name = "context") TaskOrchestrationContext context) {
      int cents = context.getInput(Integer.class);
      int limit = FlawLimits.current().cents();
      if (cents <= 0 || cents > limit) {
        return "refused";
      }
      context.callActivity("PayoutLimitsPay", cents).await();
      return "paid";
    }

    @FunctionName("PayoutLimitsLimit")
    public int limit(@DurableActivityTrigger(name = "kind") String kind) {
      return FlawLimits.current().cents();
    }

    @FunctionName("PayoutLimitsPay")
    public void pay(@DurableActivityTrigger(name = "cents") int cents, ExecutionContext context) {
      context.getLogger().log(Level.INFO, "Paid {0} cents", cents);
    }
  }

  record FlawLimits(int cents) {
    static FlawLimits current() {
      return new FlawLimits(Integer.parseInt(System.getenv("PAYOUT_LIMIT_CENTS")));
    }
  }

  static final class Repaired {
    @FunctionName("PayoutLimitsRepaired")
    public String run(
        @DurableOrchestrationTrigger(name = "context") TaskOrchestrationContext context) {
      int cents = context.getInput(Integer.class);
      int limit =
          context.callActivity("PayoutLimitsLimitRepaired", "payout", Integer.class).await();
      if (cents <= 0 || cents > limit) {
        return "refused";
      }
      context.callActivity("PayoutLimitsPayRepaired", cents).await();
      return "paid";
    }

    @FunctionName("PayoutLimitsLimitRepaired")
    public int limit(@DurableActivityTrigger(name = "kind") String kind) {
      return RepairedLimits.current().cents();
    }

    @FunctionName("PayoutLimitsPayRepaired")
    public void pay(@DurableActivityTrigger(name = "cents") int cents, ExecutionContext context) {
      context.getLogger().log(Level.INFO, "Paid {0} cents", cents);
    }
  }

  record RepairedLimits(int cents) {
    static RepairedLimits current() {
      return new RepairedLimits(Integer.parseInt(System.getenv("PAYOUT_LIMIT_CENTS")));
    }
  }
}
