package com.example;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The header {@code Idempotency-Key}: what a caller sends again with the same key, it means once.
 * The key is the caller's own, so whoever uses it has to tell callers apart first.
 */
final class IdempotencyKey {
  private static final String HEADER = "Idempotency-Key";
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{16,64}");

  private IdempotencyKey() {}

  /**
   * The key of a call that may have one.
   *
   * @throws Refusal with 400 when it has another form
   */
  static Optional<String> of(Call call) {
    Optional<String> key = call.header(HEADER);
    if (key.isPresent() && !FORM.matcher(key.get()).matches()) {
      throw refusal();
    }
    return key;
  }

  /**
   * The key of a call that must have one.
   *
   * @throws Refusal with 400 when it is absent or has another form
   */
  static String require(Call call) {
    return of(call).orElseThrow(IdempotencyKey::refusal);
  }

  private static Refusal refusal() {
    return new Refusal(
        Problem.badRequest(HEADER + " must be 16 to 64 letters, digits, '-' or '_'."));
  }
}
