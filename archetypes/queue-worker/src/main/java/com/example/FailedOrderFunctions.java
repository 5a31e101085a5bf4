package com.example;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import java.util.Optional;
import java.util.function.Supplier;

/** Keeps the messages that could not be processed, and shows and replays them to an operator. */
public final class FailedOrderFunctions {
  private final FailedMessageReplies failed;

  /** Used by the Functions worker. */
  public FailedOrderFunctions() {
    this(App.FAILED_ORDERS);
  }

  FailedOrderFunctions(Supplier<FailedMessages> failed) {
    this.failed = new FailedMessageReplies(failed);
  }

  /**
   * Takes a message from the poison queue into the table. A poison queue has no poison queue of its
   * own: when this fails, the host tries again until the message is seven days old.
   */
  @FunctionName("KeepFailedOrder")
  public void keep(
      @QueueTrigger(name = "message", queueName = App.POISON, connection = App.STORAGE)
          String message,
      @BindingName("Id") String messageId,
      ExecutionContext context) {
    failed.keep(message, messageId, new EventLog(context, Fingerprint.of(message)));
  }

  /** {@code GET /api/operations/failed-orders}: which messages failed, and why. */
  @FunctionName("ListFailedOrders")
  public HttpResponseMessage list(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              authLevel = AuthorizationLevel.FUNCTION,
              route = "operations/failed-orders")
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    return Endpoint.answer(request, context, call -> failed.list());
  }

  /** {@code GET /api/operations/failed-orders/{id}}: a failed message as it was. */
  @FunctionName("GetFailedOrder")
  public HttpResponseMessage get(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              authLevel = AuthorizationLevel.FUNCTION,
              route = "operations/failed-orders/{id}")
          HttpRequestMessage<Optional<String>> request,
      @BindingName("id") String id,
      ExecutionContext context) {
    return Endpoint.answer(request, context, call -> failed.get(call, id));
  }

  /**
   * {@code POST /api/operations/failed-orders/replay}: puts chosen messages into the queue again.
   */
  @FunctionName("ReplayFailedOrders")
  public HttpResponseMessage replay(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              authLevel = AuthorizationLevel.FUNCTION,
              route = "operations/failed-orders/replay")
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    return Endpoint.answer(request, context, failed::replay);
  }
}
