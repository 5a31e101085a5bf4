package corpus.blind.clean;

import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.durabletask.TaskOrchestrationContext;
import com.microsoft.durabletask.azurefunctions.DurableActivityTrigger;
import com.microsoft.durabletask.azurefunctions.DurableOrchestrationTrigger;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** An orchestration whose clock, random numbers and environment are its activities' business. */
public final class InvoiceRun {
  private static final SecureRandom RANDOM = new SecureRandom();

  @FunctionName("InvoiceRun")
  public String run(
      @DurableOrchestrationTrigger(name = "context") TaskOrchestrationContext context) {
    Instant started = context.getCurrentInstant();
    String number =
        context.callActivity("InvoiceRunNumber", started.toString(), String.class).await();
    context.createTimer(Duration.ofMinutes(5)).await();
    return context.callActivity("InvoiceRunStamp", number, String.class).await();
  }

  @FunctionName("InvoiceRunNumber")
  public String number(@DurableActivityTrigger(name = "started") String started) {
    int year = Instant.parse(started).atZone(ZoneOffset.UTC).getYear();
    return year + "-" + (100_000 + RANDOM.nextInt(900_000));
  }

  @FunctionName("InvoiceRunStamp")
  public String stamp(@DurableActivityTrigger(name = "number") String number) {
    return System.getenv("COMPANY_CODE") + "-" + number + "-" + Instant.now().getEpochSecond();
  }
}
