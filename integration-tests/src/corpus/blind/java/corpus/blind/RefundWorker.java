package corpus.blind;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import corpus.Pair;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.logging.Level;

@Pair(
    title = "A queue message is bound to a record by the worker",
    kind = "pojo-trigger-body",
    why =
        "The worker's parser ignores unknown fields and fills missing ones with zero, before any"
            + " code of the function can look at the text.",
    repair = "The message is bound as text, parsed strictly and checked by the record.")
final class RefundWorker {
  private RefundWorker() {}

  static final class Flaw {
    private final BiFunction<UUID, Integer, Boolean> refunds;

    Flaw(BiFunction<UUID, Integer, Boolean> refunds) {
      this.refunds = refunds;
    }

    @FunctionName("RefundWorker")
    public void run(
        @QueueTrigger(name = "message", queueName = "refunds", connection = "RefundStorage")
            FlawRefund refund,
        ExecutionContext context) {
      if (!refunds.apply(refund.order(), refund.cents())) {
        throw new IllegalStateException("The refund is not booked");
      }
      context.getLogger().log(Level.INFO, "Refund of {0} cents", refund.cents());
    }
  }

  record FlawRefund(UUID order, int cents) {
    FlawRefund {
      Objects.requireNonNull(order);
      if (cents < 1 || cents > 50_000) {
        throw new IllegalArgumentException("Not a refund");
      }
    }
  }

  static final class Repaired {
    private static final ObjectMapper JSON =
        JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();
    private final BiFunction<UUID, Integer, Boolean> refunds;

    Repaired(BiFunction<UUID, Integer, Boolean> refunds) {
      this.refunds = refunds;
    }

    @FunctionName("RefundWorkerRepaired")
    public void run(
        @QueueTrigger(name = "message", queueName = "refunds", connection = "RefundStorage")
            String message,
        ExecutionContext context)
        throws JsonProcessingException {
      if (message.length() > 1024) {
        throw new IllegalArgumentException("Message too large");
      }
      RepairedRefund refund = JSON.readValue(message, RepairedRefund.class);
      if (!refunds.apply(refund.order(), refund.cents())) {
        throw new IllegalStateException("The refund is not booked");
      }
      context.getLogger().log(Level.INFO, "Refund of {0} cents", refund.cents());
    }
  }

  record RepairedRefund(UUID order, int cents) {
    RepairedRefund {
      Objects.requireNonNull(order);
      if (cents < 1 || cents > 50_000) {
        throw new IllegalArgumentException("Not a refund");
      }
    }
  }
}
