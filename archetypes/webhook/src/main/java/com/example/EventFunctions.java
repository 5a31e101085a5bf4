package com.example;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import java.util.function.Supplier;

/** Does the work for events from the queue, and looks after the inbox. */
public final class EventFunctions {
  private final Supplier<EventWorker> worker;
  private final Supplier<Inbox> inbox;

  /** Used by the Functions worker. */
  public EventFunctions() {
    this(App.WORKER, App.INBOX);
  }

  EventFunctions(Supplier<EventWorker> worker, Supplier<Inbox> inbox) {
    this.worker = worker;
    this.inbox = inbox;
  }

  /**
   * Processes an event from the queue. A queue trigger takes no retry annotation: the host delivers
   * a message again until its deliveries run out, and {@link MessageConsumer} decides when.
   */
  @FunctionName("ProcessEvent")
  public void process(
      @QueueTrigger(name = "message", queueName = App.EVENTS, connection = App.STORAGE)
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
   * Every five minutes: sends the events whose call broke off before the queue had them, and
   * forgets some that are too old to be replayed.
   */
  @FunctionName("SweepInbox")
  public void sweep(
      @TimerTrigger(name = "timer", schedule = "0 */5 * * * *") String timer,
      ExecutionContext context) {
    EventLog log = new EventLog(context, context.getInvocationId());
    try {
      inbox.get().sweep(log);
    } catch (RuntimeException e) {
      log.error("sweep-failed", e);
      // Without the cause, whose text the host would log; the next run starts afresh.
      throw new SweepFailed();
    }
  }
}
