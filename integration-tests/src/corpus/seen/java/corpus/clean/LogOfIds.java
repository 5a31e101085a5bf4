package corpus.clean;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import java.time.LocalDate;
import java.util.UUID;

/** Invocation id, function name, counts and parsed values in the log. */
public final class LogOfIds {
  @FunctionName("Work")
  public void run(
      @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
      @BindingName("DequeueCount") long count,
      @BindingName("Id") String id,
      ExecutionContext context) {
    context
        .getLogger()
        .info(
            () ->
                context.getFunctionName()
                    + " "
                    + context.getInvocationId()
                    + " "
                    + count
                    + " "
                    + message.length()
                    + " "
                    + UUID.fromString(id)
                    + " "
                    + LocalDate.parse(message.substring(0, 10)));
  }
}
