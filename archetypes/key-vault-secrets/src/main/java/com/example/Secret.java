package com.example;

import java.util.regex.Pattern;

/**
 * A secret value that can be used and not shown. It prints as a constant, equals only itself, so
 * that comparing cannot probe it, and cannot be serialised; only {@link #reveal} gives it out.
 *
 * <p>Limits: 1 to 4096 visible ASCII characters, which is what a header takes. Anything else, such
 * as a line feed that a shell left at the end, would make the HTTP client throw an exception that
 * quotes it.
 */
final class Secret {
  private static final int MAX_LENGTH = 4096;
  private static final Pattern VISIBLE = Pattern.compile("[!-~]{1," + MAX_LENGTH + "}");

  private final String value;

  private Secret(String value) {
    this.value = value;
  }

  /**
   * Wraps a value.
   *
   * @throws SecretUnavailable when the value cannot be sent in a header
   */
  static Secret of(String value) {
    if (value == null || !VISIBLE.matcher(value).matches()) {
      throw new SecretUnavailable(SecretUnavailable.Reason.UNUSABLE);
    }
    return new Secret(value);
  }

  /** The value itself; for the place that sends it and no other. */
  String reveal() {
    return value;
  }

  @Override
  public String toString() {
    return "[secret]";
  }
}
