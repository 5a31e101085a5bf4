package com.example;

import java.io.Serializable;
import java.util.List;

/**
 * What went wrong, for the caller: problem details of RFC 9457. Title and detail are constants of
 * this code; an exception's text never gets here.
 *
 * @param status the HTTP status code
 * @param title the kind of problem in a few words
 * @param detail what the caller can do about it
 * @param violations which fields broke which rule; empty when the problem is not about fields
 */
record Problem(int status, String title, String detail, List<Violation> violations)
    implements Serializable {
  Problem {
    violations = List.copyOf(violations);
  }

  static Problem badRequest(String detail) {
    return of(400, "Bad request", detail);
  }

  static Problem unauthorized(String detail) {
    return of(401, "Unauthorized", detail);
  }

  static Problem forbidden(String detail) {
    return of(403, "Forbidden", detail);
  }

  static Problem notFound() {
    return of(404, "Not found", "There is nothing under this address, or it is not yours.");
  }

  static Problem conflict(String detail) {
    return of(409, "Conflict", detail);
  }

  static Problem preconditionFailed(String detail) {
    return of(412, "Precondition failed", detail);
  }

  static Problem unsupportedMediaType() {
    return of(415, "Unsupported media type", "Send the body as application/json.");
  }

  static Problem preconditionRequired(String detail) {
    return of(428, "Precondition required", detail);
  }

  static Problem tooManyRequests() {
    return of(429, "Too many requests", "Try again later.");
  }

  static Problem internalError() {
    return of(500, "Internal error", "The request failed here. Report it with the correlation id.");
  }

  static Problem unavailable() {
    return of(
        503, "Service unavailable", "A part that this service needs is down. Try again later.");
  }

  static Problem of(InvalidInput input) {
    return switch (input.kind()) {
      case TOO_LARGE -> of(413, "Content too large", input.kind().text());
      case MALFORMED -> of(400, "Bad request", input.kind().text());
      case INVALID ->
          new Problem(422, "Unprocessable content", input.kind().text(), input.violations());
    };
  }

  private static Problem of(int status, String title, String detail) {
    return new Problem(status, title, detail, List.of());
  }

  /** The problem as {@code application/problem+json}. */
  Reply reply(String correlation) {
    return new Reply(status)
        .with("Content-Type", "application/problem+json")
        .body(
            json -> {
              json.writeStringField("type", "about:blank");
              json.writeStringField("title", title);
              json.writeNumberField("status", status);
              json.writeStringField("detail", detail);
              json.writeStringField("instance", "urn:correlation:" + correlation);
              if (!violations.isEmpty()) {
                json.writeArrayFieldStart("violations");
                for (Violation violation : violations) {
                  json.writeStartObject();
                  json.writeStringField("field", violation.field());
                  json.writeStringField("message", violation.message());
                  json.writeEndObject();
                }
                json.writeEndArray();
              }
            });
  }
}
