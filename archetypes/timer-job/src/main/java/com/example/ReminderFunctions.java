package com.example;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.ExponentialBackoffRetry;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** Dispatches due reminders on a schedule. */
public final class ReminderFunctions {
  private final Supplier<DispatchJob> job;

  /** Used by the Functions worker. */
  public ReminderFunctions() {
    this(App.JOB);
  }

  ReminderFunctions(Supplier<DispatchJob> job) {
    this.job = job;
  }

  /**
   * Runs as the setting {@code REMINDER_SCHEDULE} says, in UTC. A run that failed is repeated a few
   * times, for the schedule may be daily; never without end, since the next tick would wait for it.
   */
  @FunctionName("DispatchReminders")
  @ExponentialBackoffRetry(
      maxRetryCount = 3,
      minimumInterval = "00:00:15",
      maximumInterval = "00:02:00")
  public void dispatch(
      @TimerTrigger(name = "timer", schedule = "%REMINDER_SCHEDULE%") String timer,
      ExecutionContext context) {
    String id = context.getInvocationId();
    EventLog log = new EventLog(context, id);
    RunReport report = job.get().run(id, log);
    List<String> fields = new ArrayList<>(Arrays.asList(report.fields()));
    fields.add("pastDue");
    fields.add(String.valueOf(TimerEvent.read(timer).pastDue()));
    if (report.needsAttention()) {
      log.warning("run-ended", fields.toArray(String[]::new));
    } else {
      log.info("run-ended", fields.toArray(String[]::new));
    }
    if (report.outcome() == RunReport.Outcome.FAILED) {
      throw new RunFailed();
    }
  }
}
