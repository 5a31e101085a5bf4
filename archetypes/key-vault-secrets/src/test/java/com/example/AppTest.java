package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppTest {
  private final Map<String, String> settings =
      new HashMap<>(
          Map.of(
              "VAULT_URI", "https://kv-abc.vault.azure.net/",
              "SECRET_NAME", "partner-key",
              "SECRET_MAX_AGE", "PT10M",
              "SECRET_MAX_STALE", "PT6H"));

  @Test
  void readsTheReferenceWhereThereIsOne() {
    settings.put("PARTNER_KEY", "key-1");

    assertThat(App.source(settings::get)).isInstanceOf(SettingSecretSource.class);
    assertThat(App.secret(settings::get).current().secret().reveal()).isEqualTo("key-1");
  }

  @Test
  void asksKeyVaultElseAndNotBeforeTheSecretIsNeeded() {
    assertThat(App.source(settings::get)).isInstanceOf(KeyVaultSecretSource.class);
    assertThat(App.secret(settings::get).age()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"VAULT_URI", "SECRET_NAME", "SECRET_MAX_AGE", "SECRET_MAX_STALE"})
  void namesTheSettingThatIsMissing(String name) {
    settings.remove(name);

    assertThatIllegalStateException()
        .isThrownBy(() -> App.secret(settings::get))
        .withMessageContaining(name);
  }
}
