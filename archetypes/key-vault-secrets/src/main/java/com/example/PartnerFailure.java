package com.example;

/** Thrown when the partner gave no usable answer; says why, and nothing of what it sent. */
final class PartnerFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why there is no answer. */
  enum Reason {
    /** It does not accept the secret. */
    REFUSED,
    /** It is down, slow, or asks for fewer requests. */
    UNAVAILABLE,
    /** It sent something else than was agreed. */
    UNEXPECTED
  }

  private final Reason reason;

  PartnerFailure(Reason reason) {
    this(reason, null);
  }

  PartnerFailure(Reason reason, Throwable cause) {
    super("The partner gave no usable answer", cause);
    this.reason = reason;
  }

  Reason reason() {
    return reason;
  }
}
