package com.example;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatusType;
import java.util.Map;
import java.util.Optional;

/**
 * The one way in which an HTTP function answers: whatever the handler does, the caller gets JSON
 * with security headers and a correlation id, and never an exception's text.
 */
final class Endpoint {
  private static final Map<String, String> SECURITY_HEADERS =
      Map.of(
          // What is answered to one caller must not be kept for another.
          "Cache-Control", "no-store",
          // If a browser shows the answer after all, nothing in it may run or be framed.
          "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
          "Referrer-Policy", "no-referrer",
          // JSON stays JSON, whatever a browser believes to see in it.
          "X-Content-Type-Options", "nosniff");

  private static final String RETRY_SECONDS = "5";

  private Endpoint() {}

  /** Answers one call. */
  @FunctionalInterface
  interface Handler {
    /**
     * Answers a call.
     *
     * @throws Refusal to answer with a problem
     * @throws InvalidInput when the input is not acceptable
     * @throws Unavailable to have the caller come back in 5 seconds
     */
    Reply handle(Call call);
  }

  /** Runs a handler and turns its reply, or what it throws, into the response. */
  @SuppressForbidden("This is the one place that writes responses.")
  static HttpResponseMessage answer(
      HttpRequestMessage<Optional<String>> request, ExecutionContext context, Handler handler) {
    Call call = new Call(request, context);
    Reply reply = reply(call, handler);
    call.log().info("answered", "status", Integer.toString(reply.status()));
    HttpResponseMessage.Builder response =
        request.createResponseBuilder(HttpStatusType.custom(reply.status()));
    SECURITY_HEADERS.forEach(response::header);
    reply.headers().forEach(response::header);
    response.header("X-Correlation-Id", call.correlation());
    if (reply.text() != null) {
      response.body(reply.text());
    }
    return response.build();
  }

  private static Reply reply(Call call, Handler handler) {
    try {
      return handler.handle(call);
    } catch (Refusal e) {
      return e.reply(call.correlation());
    } catch (InvalidInput e) {
      return Problem.of(e).reply(call.correlation());
    } catch (Unavailable e) {
      e.note(call.log());
      return Problem.unavailable().reply(call.correlation()).with("Retry-After", RETRY_SECONDS);
    } catch (RuntimeException e) {
      call.log().error("failed", e);
      return Problem.internalError().reply(call.correlation());
    }
  }
}
