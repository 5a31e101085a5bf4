package com.example;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpRequestMessage;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** One HTTP call as a handler sees it: headers and query by name, the body as a checked record. */
final class Call {
  /** How many bytes a body may have unless the handler says otherwise. */
  static final int MAX_BODY_BYTES = 64 * 1024;

  private static final Pattern CORRELATION = Pattern.compile("[A-Za-z0-9-]{8,64}");

  private final HttpRequestMessage<Optional<String>> request;
  private final String correlation;
  private final EventLog log;

  Call(HttpRequestMessage<Optional<String>> request, ExecutionContext context) {
    this.request = request;
    this.correlation =
        header("X-Correlation-Id")
            .filter(id -> CORRELATION.matcher(id).matches())
            .orElseGet(context::getInvocationId);
    this.log = new EventLog(context, correlation);
  }

  /** The caller's correlation id if it is well-formed, else the invocation's id. */
  String correlation() {
    return correlation;
  }

  EventLog log() {
    return log;
  }

  /** The value of a header, whose name counts in any case. */
  Optional<String> header(String name) {
    return request.getHeaders().entrySet().stream()
        .filter(header -> String.CASE_INSENSITIVE_ORDER.compare(header.getKey(), name) == 0)
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** The value of a query parameter. */
  Optional<String> query(String name) {
    return Optional.ofNullable(request.getQueryParameters().get(name));
  }

  /** The body as a record; see {@link #body(int, Function)}. */
  <T> T body(Function<JsonObject, T> record) {
    return body(MAX_BODY_BYTES, record);
  }

  /**
   * The body as a record whose constraints hold.
   *
   * @throws Refusal with 415 when the body is not sent as JSON
   * @throws InvalidInput when the body is too large, not strict JSON, or breaks a rule
   */
  <T> T body(int maxBytes, Function<JsonObject, T> record) {
    String type = header("Content-Type").orElse("");
    String media = type.split(";", 2)[0].strip();
    if (String.CASE_INSENSITIVE_ORDER.compare(media, "application/json") != 0) {
      throw new Refusal(Problem.unsupportedMediaType());
    }
    return Json.read(request.getBody().orElse(null), maxBytes, record);
  }

  /**
   * The body as it came, of any content type; empty when there is none. For a handler that must see
   * it before it may be read, such as one that checks a signature.
   *
   * @throws InvalidInput when the body is larger than that many bytes of UTF-8
   */
  String text(int maxBytes) {
    return Json.limited(request.getBody().orElse(""), maxBytes);
  }
}
