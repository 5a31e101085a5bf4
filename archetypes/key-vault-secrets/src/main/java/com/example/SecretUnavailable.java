package com.example;

/** Thrown when there is no secret to use; says why, and never what was read. */
final class SecretUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why there is no secret. */
  enum Reason {
    /** There is no secret of this name, or none was set. */
    MISSING,
    /** The app may not read it, or its latest version is disabled. */
    FORBIDDEN,
    /** Its store asks for fewer requests. */
    BUSY,
    /** Its store gave no answer, or none that makes sense. */
    UNREACHABLE,
    /** Its value cannot be used as it stands. */
    UNUSABLE
  }

  private final Reason reason;

  SecretUnavailable(Reason reason) {
    this(reason, null);
  }

  SecretUnavailable(Reason reason, Throwable cause) {
    super("The secret is not available", cause);
    this.reason = reason;
  }

  Reason reason() {
    return reason;
  }
}
