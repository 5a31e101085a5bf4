package io.github.azurefunctionscookbook.gate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which literals are secrets. */
class SecretsTest {
  @ParameterizedTest
  @CsvSource({
    "PASSWORD, Winter-2026!",
    "API_KEY, 9f8b7c6d5e4f3a2b1c0d",
    "clientSecret, abC8Q~a1b2c3d4e5f6",
    "url, https://app:s3cret99@db.contoso.com/",
    "url, Server=db;User=app;Password=hunter22;",
  })
  void isSecret(String name, String text) {
    assertThat(Secrets.isSecret(name, text)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "PASSWORD_SETTING, DB_PASSWORD",
    "PASSWORD, DB_PASSWORD",
    "API_KEY_HEADER, x-api-key",
    "SECRET_NAME, partner-signing-key",
    "TOKEN_URL, https://login.contoso.com/token",
    "TOKEN_PATTERN, '[A-Za-z0-9]{16}'",
    "TOKEN, Bearer",
    "storage, UseDevelopmentStorage=true",
  })
  void isNone(String name, String text) {
    assertThat(Secrets.isSecret(name, text)).isFalse();
  }
}
