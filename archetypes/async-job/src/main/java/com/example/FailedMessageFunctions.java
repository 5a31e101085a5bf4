package com.example;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import java.util.Optional;

/** Shows and replays, to an operator with a function key, messages that name no job. */
public final class FailedMessageFunctions {
  private final FailedMessageReplies failed;

  /** Used by the Functions worker. */
  public FailedMessageFunctions() {
    this(App.FAILED_MESSAGES);
  }

  FailedMessageFunctions(FailedMessageReplies failed) {
    this.failed = failed;
  }

  /** {@code GET /api/operations/failed-messages}: which messages failed, and why. */
  @FunctionName("ListFailedMessages")
  public HttpResponseMessage list(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              authLevel = AuthorizationLevel.FUNCTION,
              route = "operations/failed-messages")
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    return Endpoint.answer(request, context, call -> failed.list());
  }

  /** {@code GET /api/operations/failed-messages/{id}}: a failed message as it was. */
  @FunctionName("GetFailedMessage")
  public HttpResponseMessage get(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              authLevel = AuthorizationLevel.FUNCTION,
              route = "operations/failed-messages/{id}")
          HttpRequestMessage<Optional<String>> request,
      @BindingName("id") String id,
      ExecutionContext context) {
    return Endpoint.answer(request, context, call -> failed.get(call, id));
  }

  /**
   * {@code POST /api/operations/failed-messages/replay}: puts chosen messages into the queue again.
   */
  @FunctionName("ReplayFailedMessages")
  public HttpResponseMessage replay(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              authLevel = AuthorizationLevel.FUNCTION,
              route = "operations/failed-messages/replay")
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    return Endpoint.answer(request, context, failed::replay);
  }
}
