package com.example;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import com.microsoft.durabletask.azurefunctions.DurableClientInput;
import java.util.function.Function;
import java.util.function.Supplier;

/** Removes, each night, what is older than it may get. */
public final class RetentionFunctions {
  private final Supplier<Retention> retention;
  private final Function<DurableClientContext, Engine> engines;

  /** Used by the Functions worker. */
  public RetentionFunctions() {
    this(App.RETENTION, App::engine);
  }

  RetentionFunctions(
      Supplier<Retention> retention, Function<DurableClientContext, Engine> engines) {
    this.retention = retention;
    this.engines = engines;
  }

  /** At 3:20 in UTC: histories and tickets that are over. */
  @FunctionName("PurgeQuotes")
  public void purge(
      @TimerTrigger(name = "timer", schedule = "0 20 3 * * *") String timer,
      @DurableClientInput(name = "durable") DurableClientContext durable,
      ExecutionContext context) {
    EventLog log = new EventLog(context, context.getInvocationId());
    try {
      Retention.Done done = retention.get().run(engines.apply(durable));
      log.info(
          "quotes-purged",
          "histories",
          Integer.toString(done.histories()),
          "tickets",
          Integer.toString(done.removed()));
    } catch (RuntimeException e) {
      log.error("purge-failed", e);
      // Without its cause, whose text the host would log.
      throw new IllegalStateException("The purge failed");
    }
  }
}
