package corpus.blind;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.durabletask.Task;
import com.microsoft.durabletask.TaskOrchestrationContext;
import com.microsoft.durabletask.azurefunctions.DurableActivityTrigger;
import com.microsoft.durabletask.azurefunctions.DurableOrchestrationTrigger;
import corpus.Pair;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.stream.IntStream;

@Pair(
    title = "A helper of an orchestrator draws random ids for its batches",
    kind = "orchestrator-nondeterminism",
    why =
        "On replay the helper draws other ids, so activities that ran already run again under new"
            + " ids and mails go out twice.",
    repair = "The helper derives the ids from the instance's id.")
final class CampaignFanOut {
  private CampaignFanOut() {}

  static final class Flaw {
    @FunctionName("CampaignFanOut")
    public int run(
        @DurableOrchestrationTrigger(name = "context") TaskOrchestrationContext context) {
      int batches = Math.min(Math.max(context.getInput(Integer.class), 1), 20);
      List<Task<Integer>> sends =
          IntStream.range(0, batches)
              .mapToObj(i -> FlawBatch.next(i))
              .map(batch -> context.callActivity("CampaignFanOutSend", batch.key(), Integer.class))
              .toList();
      return context.allOf(sends).await().stream().mapToInt(Integer::intValue).sum();
    }

    @FunctionName("CampaignFanOutSend")
    public int send(@DurableActivityTrigger(name = "key") String key, ExecutionContext context) {
      context.getLogger().log(Level.INFO, "Batch with a key of {0} characters", key.length());
      return 1;
    }
  }

  record FlawBatch(UUID id, int number) {
    static FlawBatch next(int number) {
      return new FlawBatch(UUID.randomUUID(), number);
    }

    String key() {
      return id + "-" + number;
    }
  }

  static final class Repaired {
    @FunctionName("CampaignFanOutRepaired")
    public int run(
        @DurableOrchestrationTrigger(name = "context") TaskOrchestrationContext context) {
      int batches = Math.min(Math.max(context.getInput(Integer.class), 1), 20);
      List<Task<Integer>> sends =
          IntStream.range(0, batches)
              .mapToObj(i -> RepairedBatch.of(context.getInstanceId(), i))
              .map(
                  batch ->
                      context.callActivity(
                          "CampaignFanOutSendRepaired", batch.key(), Integer.class))
              .toList();
      return context.allOf(sends).await().stream().mapToInt(Integer::intValue).sum();
    }

    @FunctionName("CampaignFanOutSendRepaired")
    public int send(@DurableActivityTrigger(name = "key") String key, ExecutionContext context) {
      context.getLogger().log(Level.INFO, "Batch with a key of {0} characters", key.length());
      return 1;
    }
  }

  record RepairedBatch(UUID id, int number) {
    static RepairedBatch of(String instance, int number) {
      byte[] name = (instance + '/' + number).getBytes(StandardCharsets.UTF_8);
      return new RepairedBatch(UUID.nameUUIDFromBytes(name), number);
    }

    String key() {
      return id + "-" + number;
    }
  }
}
