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
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Keeps the messages that could not be processed, and shows and replays them to an operator. */
public final class FailedOrderFunctions {
  private static final int MAX_BODY_BYTES = 4 * 1024;

  private final Supplier<FailedOrders> failed;

  /** Used by the Functions worker. */
  public FailedOrderFunctions() {
    this(App.FAILED_ORDERS);
  }

  FailedOrderFunctions(Supplier<FailedOrders> failed) {
    this.failed = failed;
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
    EventLog log = new EventLog(context, Fingerprint.of(message));
    try {
      log.warning("order-kept", "message", messageId, "failure", failed.get().keep(message));
    } catch (RuntimeException e) {
      log.error("order-not-kept", e, "message", messageId);
      throw new MessageFailed(Reason.PROCESSING_FAILED);
    }
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
    return Endpoint.answer(
        request,
        context,
        call -> {
          List<FailedOrder.Summary> found = failed.get().list();
          return Reply.ok(
              json -> {
                json.writeArrayFieldStart("failures");
                for (FailedOrder.Summary failure :
                    found.subList(0, Math.min(found.size(), FailedOrders.MAX_LISTED))) {
                  json.writeStartObject();
                  json.writeStringField("id", failure.id());
                  json.writeStringField("reason", failure.reason());
                  json.writeStringField("keptAt", failure.keptAt().toString());
                  json.writeEndObject();
                }
                json.writeEndArray();
                json.writeBooleanField("more", found.size() > FailedOrders.MAX_LISTED);
              });
        });
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
    return Endpoint.answer(
        request,
        context,
        call -> {
          FailedOrder failure =
              failed.get().find(id).orElseThrow(() -> new Refusal(Problem.notFound()));
          call.log().info("failed-order-shown", "failure", failure.id());
          return Reply.ok(
              json -> {
                json.writeStringField("id", failure.id());
                json.writeStringField("reason", failure.reason());
                json.writeStringField("keptAt", failure.keptAt().toString());
                json.writeStringField("message", failure.text());
              });
        });
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
    return Endpoint.answer(
        request,
        context,
        call -> {
          FailedOrders.Selection selection =
              call.body(MAX_BODY_BYTES, FailedOrders.Selection::from);
          FailedOrders.Replayed done = failed.get().replay(selection);
          done.replayed().forEach(id -> call.log().info("failed-order-replayed", "failure", id));
          return Reply.ok(
              json -> {
                json.writeArrayFieldStart("replayed");
                for (String id : done.replayed()) {
                  json.writeString(id);
                }
                json.writeEndArray();
                json.writeArrayFieldStart("missing");
                for (String id : done.missing()) {
                  json.writeString(id);
                }
                json.writeEndArray();
              });
        });
  }
}
