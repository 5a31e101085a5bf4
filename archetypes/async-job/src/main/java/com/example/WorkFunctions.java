package com.example;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import java.util.function.Supplier;

/** What happens to jobs without a call: the work, its last failure, and the clean-up. */
public final class WorkFunctions {
  private final Supplier<JobWorker> worker;
  private final Supplier<PoisonMessages> poison;
  private final Supplier<CleanUp> cleanUp;

  /** Used by the Functions worker. */
  public WorkFunctions() {
    this(App.WORKER, App.POISON_MESSAGES, App.CLEAN_UP);
  }

  WorkFunctions(
      Supplier<JobWorker> worker, Supplier<PoisonMessages> poison, Supplier<CleanUp> cleanUp) {
    this.worker = worker;
    this.poison = poison;
    this.cleanUp = cleanUp;
  }

  /**
   * Works on the job that a message names. A queue trigger takes no retry annotation: the host
   * delivers a message again until its deliveries run out, and {@link MessageConsumer} decides
   * when.
   */
  @FunctionName("RunJob")
  public void run(
      @QueueTrigger(name = "message", queueName = App.QUEUE, connection = App.STORAGE)
          String message,
      @BindingName("Id") String messageId,
      @BindingName("PopReceipt") String popReceipt,
      @BindingName("DequeueCount") long count,
      ExecutionContext context) {
    worker
        .get()
        .process(
            new Delivery(message, messageId, popReceipt, count),
            correlation -> new EventLog(context, correlation));
  }

  /**
   * Ends the job of a message that ran out of deliveries. A poison queue has no poison queue of its
   * own: when this fails, the host tries again until the message is seven days old.
   */
  @FunctionName("GiveUpJob")
  public void giveUp(
      @QueueTrigger(name = "message", queueName = App.POISON, connection = App.STORAGE)
          String message,
      @BindingName("Id") String messageId,
      ExecutionContext context) {
    poison.get().take(message, messageId, new EventLog(context, Fingerprint.of(message)));
  }

  /** Every ten minutes: ends what is late and removes what is over. */
  @FunctionName("CleanUpJobs")
  public void cleanUp(
      @TimerTrigger(name = "timer", schedule = "0 */10 * * * *") String timer,
      ExecutionContext context) {
    EventLog log = new EventLog(context, context.getInvocationId());
    try {
      CleanUp.Done done = cleanUp.get().run();
      log.info(
          "jobs-cleaned-up",
          "ended",
          Integer.toString(done.ended()),
          "removed",
          Integer.toString(done.removed()));
    } catch (RuntimeException e) {
      log.error("clean-up-failed", e);
      // Without its cause, whose text the host would log.
      throw new IllegalStateException("The clean-up failed");
    }
  }
}
