package com.example;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The secrets of the senders, as application settings for which the platform puts in the values of
 * Key Vault references. Each sender has its own, so that none can sign for another.
 *
 * <p>Limits: at least 24 characters, none of them a blank at an end.
 */
final class WebhookSecrets {
  static final int MIN_LENGTH = 24;

  private static final Pattern REFERENCE = Pattern.compile("\\s*@(?i:Microsoft\\.KeyVault)");

  private WebhookSecrets() {}

  /** What checks the signatures of GitHub. */
  static SignatureVerifier github(Settings settings) {
    return verifier(settings, "GITHUB_WEBHOOK_SECRET", "GITHUB_WEBHOOK_SECRET_PREVIOUS");
  }

  /** What checks the signatures of the sender of events. */
  static SignatureVerifier events(Settings settings) {
    return verifier(settings, "EVENTS_WEBHOOK_SECRET", "EVENTS_WEBHOOK_SECRET_PREVIOUS");
  }

  private static SignatureVerifier verifier(Settings settings, String current, String previous) {
    String secret =
        find(settings, current)
            .orElseThrow(() -> new UnusableSecret(current, UnusableSecret.Flaw.MISSING));
    return new SignatureVerifier(secret, find(settings, previous));
  }

  /** A secret that is set; one that is set and weak is refused, or it would weaken the other. */
  private static Optional<String> find(Settings settings, String name) {
    String value = settings.find(name);
    // What the platform could not resolve it hands over as it stands: a text that anybody can know.
    if (value == null || value.isBlank() || REFERENCE.matcher(value).lookingAt()) {
      return Optional.empty();
    }
    if (!value.equals(value.strip())) {
      throw new UnusableSecret(name, UnusableSecret.Flaw.BLANK_AT_AN_END);
    }
    if (value.length() < MIN_LENGTH) {
      throw new UnusableSecret(name, UnusableSecret.Flaw.TOO_SHORT);
    }
    return Optional.of(value);
  }
}
