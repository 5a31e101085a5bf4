package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingSecretSourceTest {
  @Test
  void readsWhatThePlatformPutsInTheSetting() {
    SecretVersion version = source(Map.of("PARTNER_KEY", "key-1")).latest();

    assertThat(version.secret().reveal()).isEqualTo("key-1");
    assertThat(version.expires()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@Microsoft.KeyVault(SecretUri=https://kv-abc.vault.azure.net/secrets/key)",
        "@microsoft.keyvault(VaultName=kv-abc;SecretName=key)",
        " @Microsoft.KeyVault (SecretUri=x)"
      })
  void neverSendsAReferenceThatWasNotResolved(String reference) {
    assertThatExceptionOfType(SecretUnavailable.class)
        .isThrownBy(() -> source(Map.of("PARTNER_KEY", reference)).latest())
        .satisfies(e -> assertThat(e.reason()).isEqualTo(SecretUnavailable.Reason.FORBIDDEN));
  }

  @Test
  void saysThatNoneWasSet() {
    assertThatExceptionOfType(SecretUnavailable.class)
        .isThrownBy(() -> source(Map.of()).latest())
        .satisfies(e -> assertThat(e.reason()).isEqualTo(SecretUnavailable.Reason.MISSING));
  }

  private static SecretSource source(Map<String, String> settings) {
    return new SettingSecretSource(settings::get, "PARTNER_KEY");
  }
}
