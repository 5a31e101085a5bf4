package com.example;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.OutputBinding;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.microsoft.azure.functions.annotation.QueueOutput;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import java.util.Optional;
import java.util.function.Supplier;

/** Takes orders over HTTP and processes them from a queue. */
public final class OrderFunctions {
  private static final int MAX_BODY_BYTES = 2 * 1024;

  private final Supplier<OrderWorker> worker;

  /** Used by the Functions worker. */
  public OrderFunctions() {
    this(App.WORKER);
  }

  OrderFunctions(Supplier<OrderWorker> worker) {
    this.worker = worker;
  }

  /**
   * {@code POST /api/orders}: puts an order into the queue. The host answers only when the queue
   * has it, and with 500 when it does not take it. Sent again under the same {@code
   * Idempotency-Key}, the order is processed once.
   */
  @FunctionName("SubmitOrder")
  public HttpResponseMessage submit(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              authLevel = AuthorizationLevel.FUNCTION,
              route = "orders")
          HttpRequestMessage<Optional<String>> request,
      @QueueOutput(name = "message", queueName = App.ORDERS, connection = App.STORAGE)
          OutputBinding<String> message,
      ExecutionContext context) {
    return Endpoint.answer(
        request,
        context,
        call -> {
          NewOrder sent = call.body(MAX_BODY_BYTES, NewOrder::from);
          String id = id(call, sent.customer());
          Order order = new Order(id, sent.customer(), sent.product(), sent.quantity());
          message.setValue(new OrderMessage(order, call.correlation()).write());
          call.log().info("order-queued", "order", id);
          return Reply.accepted(json -> json.writeStringField("id", id));
        });
  }

  /**
   * Processes an order from the queue. A queue trigger takes no retry annotation: the host delivers
   * a message again until its deliveries run out, and {@link MessageConsumer} decides when.
   */
  @FunctionName("ProcessOrder")
  public void process(
      @QueueTrigger(name = "message", queueName = App.ORDERS, connection = App.STORAGE)
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

  private static String id(Call call, String customer) {
    return IdempotencyKey.of(call).map(key -> OrderId.of(customer, key)).orElseGet(OrderId::random);
  }
}
