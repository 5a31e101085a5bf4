package com.example;

/** Thrown when a setting does not hold a secret that signatures can be checked with. */
final class UnusableSecret extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is wrong with the setting. */
  enum Flaw {
    /** It is absent, empty, or a Key Vault reference that the platform could not resolve. */
    MISSING,
    /** Somebody could find it by trying. */
    TOO_SHORT,
    /** It begins or ends with a blank or a line feed, which no sender has. */
    BLANK_AT_AN_END
  }

  private final String setting;
  private final Flaw flaw;

  UnusableSecret(String setting, Flaw flaw) {
    super("The application setting " + setting + " holds no usable secret", null, false, false);
    this.setting = setting;
    this.flaw = flaw;
  }

  String setting() {
    return setting;
  }

  Flaw flaw() {
    return flaw;
  }
}
