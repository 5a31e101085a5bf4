package com.example;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Takes what senders report. The level is anonymous, since a sender proves itself by its signature,
 * which {@link SignatureVerifier} checks; without a secret to check with nothing is served.
 */
public final class WebhookFunctions {
  private final Sender github;
  private final Sender events;
  private final Supplier<Inbox> inbox;

  /** Used by the Functions worker. */
  public WebhookFunctions() {
    this(App.GITHUB, App.EVENTS_SENDER, App.INBOX);
  }

  WebhookFunctions(Sender github, Sender events, Supplier<Inbox> inbox) {
    this.github = github;
    this.events = events;
    this.inbox = inbox;
  }

  /** {@code POST /api/webhooks/github}: what GitHub reports, signed as GitHub does. */
  @FunctionName("ReceiveGitHub")
  public HttpResponseMessage github(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              authLevel = AuthorizationLevel.ANONYMOUS,
              route = "webhooks/github")
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    return Endpoint.answer(request, context, call -> take(call, github));
  }

  /** {@code POST /api/webhooks/events}: what any other sender reports, signed with id and time. */
  @FunctionName("ReceiveEvent")
  public HttpResponseMessage event(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              authLevel = AuthorizationLevel.ANONYMOUS,
              route = "webhooks/events")
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    return Endpoint.answer(request, context, call -> take(call, events));
  }

  private Reply take(Call call, Sender sender) {
    return sender.arrival(call).map(arrival -> take(call, arrival)).orElseGet(Reply::noContent);
  }

  private Reply take(Call call, Arrival arrival) {
    Inbox.Taken taken;
    try {
      taken = inbox.get().take(arrival, call.correlation(), call.log());
    } catch (RuntimeException e) {
      call.log().error("event-not-queued", e, "key", arrival.event().key());
      throw new Refusal(Problem.unavailable());
    }
    return switch (taken) {
      // Not told apart: a sender need not know, and who replays a call learns nothing.
      case QUEUED, REPEATED ->
          Reply.accepted(json -> json.writeStringField("event", arrival.event().key()));
      case CONFLICT ->
          throw new Refusal(Problem.conflict("The id belongs to an event with other contents."));
    };
  }
}
