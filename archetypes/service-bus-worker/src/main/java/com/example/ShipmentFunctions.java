package com.example;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.ServiceBusQueueTrigger;
import java.util.function.Supplier;

/** Processes shipments from the queue. */
public final class ShipmentFunctions {
  private final Supplier<ShipmentWorker> worker;

  /** Used by the Functions worker. */
  public ShipmentFunctions() {
    this(App.WORKER);
  }

  ShipmentFunctions(Supplier<ShipmentWorker> worker) {
    this.worker = worker;
  }

  /**
   * Processes a shipment. The host completes the message when this returns and gives it back when
   * this throws. Metadata is bound as text, since a value of another form would fail in the worker,
   * before anything here could say so.
   */
  @FunctionName("ProcessShipment")
  public void process(
      @ServiceBusQueueTrigger(
              name = "message",
              queueName = App.SHIPMENTS,
              connection = App.SERVICE_BUS)
          String message,
      @BindingName("MessageId") String messageId,
      @BindingName("DeliveryCount") String deliveryCount,
      @BindingName("EnqueuedTimeUtc") String enqueuedAt,
      ExecutionContext context) {
    worker
        .get()
        .process(
            message,
            new DeliveryNote(messageId, deliveryCount, enqueuedAt),
            correlation -> new EventLog(context, correlation));
  }
}
