package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VaultTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://kv-abc.vault.azure.net/",
        "https://kv-abc.vault.azure.net",
        "https://kv-abc.vault.usgovcloudapi.net/",
        "https://kv-abc.vault.azure.cn/"
      })
  void knowsTheVaultByItsAddress(String uri) {
    Vault vault = vault(uri, "upstream-api-key");

    assertThat(vault).isEqualTo(new Vault(uri, "kv-abc", "upstream-api-key"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://kv-abc.vault.azure.net/",
        "https://user@kv-abc.vault.azure.net/",
        "https://kv-abc.vault.azure.net/secrets/other",
        "https://kv-abc.vault.azure.net:8443/",
        "https://example.com/",
        "kv-abc"
      })
  void refusesWhatIsNoVault(String uri) {
    assertThatIllegalStateException()
        .isThrownBy(() -> vault(uri, "upstream-api-key"))
        .withMessageContaining("VAULT_URI");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a/b", "../keys", "name?x=1"})
  void refusesWhatIsNoNameOfASecret(String name) {
    assertThatIllegalStateException()
        .isThrownBy(() -> vault("https://kv-abc.vault.azure.net/", name))
        .withMessageContaining("SECRET_NAME");
  }

  private static Vault vault(String uri, String name) {
    return Vault.from(Map.of("VAULT_URI", uri, "SECRET_NAME", name)::get);
  }
}
