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
public final class FailedEventFunctions {
  private final FailedMessageReplies failed;

  /** Used by the Functions worker. */
  public FailedEventFunctions() {
    this(App.FAILED_EVENTS);
  }

  FailedEventFunctions(Supplier<FailedMessages> failed) {
    this.failed = new FailedMessageReplies(failed);
  }

  /**
   * Takes a message from the poison queue into the table. A poison queue has no poison queue of its
   * own: when this fails, the host tries again until the message is seven days old.
   */
  @FunctionName("KeepFailedEvent")
  public void keep(
      @QueueTrigger(name = "message", queueName = App.POISON, connection = App.STORAGE)
          String message,
      @BindingName("Id") String messageId,
      ExecutionContext context) {
    failed.keep(message, messageId, new EventLog(context, Fingerprint.of(message)));
  }

  /** {@code GET /api/operations/failed-events}: which messages failed, and why. */
  @FunctionName("ListFailedEvents")
  public HttpResponseMessage list(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              authLevel = AuthorizationLevel.FUNCTION,
              route = "operations/failed-events")
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    return Endpoint.answer(request, context, call -> failed.list());
  }

  /** {@code GET /api/operations/failed-events/{id}}: a failed message as it was. */
  @FunctionName("GetFailedEvent")
  public HttpResponseMessage get(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              authLevel = AuthorizationLevel.FUNCTION,
              route = "operations/failed-events/{id}")
          HttpRequestMessage<Optional<String>> request,
      @BindingName("id") String id,
      ExecutionContext context) {
    return Endpoint.answer(request, context, call -> failed.get(call, id));
  }

  /**
   * {@code POST /api/operations/failed-events/replay}: puts chosen messages into the queue again.
   */
  @FunctionName("ReplayFailedEvents")
  public HttpResponseMessage replay(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              authLevel = AuthorizationLevel.FUNCTION,
              route = "operations/failed-events/replay")
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    return Endpoint.answer(request, context, failed::replay);
  }
}
