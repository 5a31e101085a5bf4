package com.example;

import java.util.HashMap;
import java.util.Map;

/** Thrown to answer a call with a problem, from any depth of a handler. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Problem problem;
  private final HashMap<String, String> headers;

  Refusal(Problem problem) {
    this(problem, Map.of());
  }

  /** A refusal that also sets headers, such as {@code WWW-Authenticate} or {@code Retry-After}. */
  Refusal(Problem problem, Map<String, String> headers) {
    // No stack trace: refusing is ordinary work, and must stay cheap under attack.
    super(problem.title(), null, false, false);
    this.problem = problem;
    this.headers = new HashMap<>(headers);
  }

  Reply reply(String correlation) {
    Reply reply = problem.reply(correlation);
    for (Map.Entry<String, String> header : headers.entrySet()) {
      reply = reply.with(header.getKey(), header.getValue());
    }
    return reply;
  }
}
