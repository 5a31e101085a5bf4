package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSecretsTest {
  private static final String CURRENT = "GITHUB_WEBHOOK_SECRET";
  private static final String PREVIOUS = "GITHUB_WEBHOOK_SECRET_PREVIOUS";
  private static final String TEXT = "text";

  private final Map<String, String> settings = new HashMap<>();

  @Test
  void takesACurrentSecretAlone() {
    settings.put(CURRENT, Signatures.CURRENT);

    assertThat(github(Signatures.CURRENT)).isEqualTo(SignatureVerifier.Signer.CURRENT);
    assertThat(github(Signatures.PREVIOUS)).isEqualTo(SignatureVerifier.Signer.NOBODY);
  }

  @Test
  void takesThePreviousSecretBesideIt() {
    settings.put(CURRENT, Signatures.CURRENT);
    settings.put(PREVIOUS, Signatures.PREVIOUS);

    assertThat(github(Signatures.CURRENT)).isEqualTo(SignatureVerifier.Signer.CURRENT);
    assertThat(github(Signatures.PREVIOUS)).isEqualTo(SignatureVerifier.Signer.PREVIOUS);
  }

  @Test
  void givesEachSenderASecretOfItsOwn() {
    settings.put(CURRENT, Signatures.CURRENT);
    settings.put("EVENTS_WEBHOOK_SECRET", Signatures.PREVIOUS);

    assertThat(github(Signatures.PREVIOUS)).isEqualTo(SignatureVerifier.Signer.NOBODY);
    assertThat(signer(WebhookSecrets.events(settings::get), Signatures.PREVIOUS))
        .isEqualTo(SignatureVerifier.Signer.CURRENT);
    assertThat(signer(WebhookSecrets.events(settings::get), Signatures.CURRENT))
        .isEqualTo(SignatureVerifier.Signer.NOBODY);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "   ",
        "@Microsoft.KeyVault(SecretUri=https://kv.vault.azure.net/secrets/github-webhook-secret)",
        " @microsoft.keyvault(VaultName=kv;SecretName=github-webhook-secret)"
      })
  void hasNoVerifierWithoutACurrentSecret(String value) {
    settings.put(CURRENT, value);
    settings.put(PREVIOUS, Signatures.PREVIOUS);

    assertUnusable(CURRENT, UnusableSecret.Flaw.MISSING);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "@Microsoft.KeyVault(SecretUri=https://kv.vault.azure.net/secrets/github-webhook-secret-previous)"
      })
  void takesNothingForThePreviousSecretThatIsNone(String value) {
    settings.put(CURRENT, Signatures.CURRENT);
    settings.put(PREVIOUS, value);

    assertThat(github(Signatures.CURRENT)).isEqualTo(SignatureVerifier.Signer.CURRENT);
    assertThat(github(String.valueOf(value))).isEqualTo(SignatureVerifier.Signer.NOBODY);
  }

  @Test
  void refusesASecretThatCouldBeGuessed() {
    settings.put(CURRENT, "x".repeat(WebhookSecrets.MIN_LENGTH - 1));

    assertUnusable(CURRENT, UnusableSecret.Flaw.TOO_SHORT);
  }

  @Test
  void refusesAPreviousSecretThatCouldBeGuessed() {
    settings.put(CURRENT, Signatures.CURRENT);
    settings.put(PREVIOUS, "not set");

    assertUnusable(PREVIOUS, UnusableSecret.Flaw.TOO_SHORT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s\n", " %s", "%s\r\n", "\t%s"})
  void refusesASecretWithWhatAShellLeftAtAnEnd(String form) {
    settings.put(CURRENT, form.formatted(Signatures.CURRENT));

    assertUnusable(CURRENT, UnusableSecret.Flaw.BLANK_AT_AN_END);
  }

  private void assertUnusable(String setting, UnusableSecret.Flaw flaw) {
    assertThatExceptionOfType(UnusableSecret.class)
        .isThrownBy(() -> WebhookSecrets.github(settings::get))
        .withMessage("The application setting " + setting + " holds no usable secret")
        .satisfies(
            e -> {
              assertThat(e.setting()).isEqualTo(setting);
              assertThat(e.flaw()).isEqualTo(flaw);
            });
  }

  private SignatureVerifier.Signer github(String secret) {
    return signer(WebhookSecrets.github(settings::get), secret);
  }

  private static SignatureVerifier.Signer signer(SignatureVerifier verifier, String secret) {
    String key = secret.isEmpty() ? " " : secret;
    return verifier.signer(Optional.of(Signatures.sign(key, TEXT)), TEXT);
  }
}
