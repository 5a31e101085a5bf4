package com.example;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import com.microsoft.durabletask.azurefunctions.DurableClientInput;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The HTTP functions of the resource {@code quotes}. Their level is anonymous, since they let
 * nobody in without an access token that {@link Tokens} has verified; a function key would add a
 * secret. The addresses that Durable Functions offers for this hold a key of the whole app, so no
 * answer has them.
 */
public final class QuoteFunctions {
  private static final String READ = "Quotes.Read";
  private static final String WRITE = "Quotes.Write";
  private static final int MAX_BODY_BYTES = 8 * 1024;
  private static final String POLL_SECONDS = "5";

  private final Tokens tokens;
  private final Supplier<Quotes> quotes;
  private final Function<DurableClientContext, Engine> engines;

  /** Used by the Functions worker. */
  public QuoteFunctions() {
    this(App.TOKENS, App.QUOTES, App::engine);
  }

  QuoteFunctions(
      Tokens tokens, Supplier<Quotes> quotes, Function<DurableClientContext, Engine> engines) {
    this.tokens = tokens;
    this.quotes = quotes;
    this.engines = engines;
  }

  /**
   * {@code POST /api/quotes} with {@code Idempotency-Key}: starts the workflow. Sent again under
   * the same key it is the same instance.
   */
  @FunctionName("RequestQuote")
  public HttpResponseMessage request(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              authLevel = AuthorizationLevel.ANONYMOUS,
              route = "quotes")
          HttpRequestMessage<Optional<String>> request,
      @DurableClientInput(name = "durable") DurableClientContext durable,
      ExecutionContext context) {
    return Endpoint.answer(
        request,
        context,
        tokens.guard(
            WRITE,
            (call, caller) -> {
              String key = IdempotencyKey.require(call);
              QuoteRequest wanted = call.body(MAX_BODY_BYTES, QuoteRequest::from);
              QuoteState state =
                  quotes.get().request(engines.apply(durable), Quotes.owner(caller), key, wanted);
              call.log()
                  .info("quote-requested", "quote", state.id(), "state", state.state().code());
              return polled(state, Reply.accepted(state::write)).with("Location", state.location());
            }));
  }

  /** {@code GET /api/quotes/{id}}: where one of the caller's quotes stands. */
  @FunctionName("GetQuote")
  public HttpResponseMessage get(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              authLevel = AuthorizationLevel.ANONYMOUS,
              route = "quotes/{id}")
          HttpRequestMessage<Optional<String>> request,
      @BindingName("id") String id,
      @DurableClientInput(name = "durable") DurableClientContext durable,
      ExecutionContext context) {
    return Endpoint.answer(
        request,
        context,
        tokens.guard(
            READ,
            (call, caller) -> {
              QuoteState state = quotes.get().get(engines.apply(durable), Quotes.owner(caller), id);
              return polled(state, Reply.ok(state::write));
            }));
  }

  /** {@code POST /api/quotes/{id}/cancel}: ends the workflow of one of the caller's quotes. */
  @FunctionName("CancelQuote")
  public HttpResponseMessage cancel(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              authLevel = AuthorizationLevel.ANONYMOUS,
              route = "quotes/{id}/cancel")
          HttpRequestMessage<Optional<String>> request,
      @BindingName("id") String id,
      @DurableClientInput(name = "durable") DurableClientContext durable,
      ExecutionContext context) {
    return Endpoint.answer(
        request,
        context,
        tokens.guard(
            WRITE,
            (call, caller) -> {
              QuoteState state =
                  quotes.get().cancel(engines.apply(durable), Quotes.owner(caller), id);
              call.log().info("quote-cancelled", "quote", state.id());
              return polled(state, Reply.ok(state::write));
            }));
  }

  /** Tells when to ask again, as long as there is something to wait for. */
  private static Reply polled(QuoteState state, Reply reply) {
    return state.state().isFinal() ? reply : reply.with("Retry-After", POLL_SECONDS);
  }
}
