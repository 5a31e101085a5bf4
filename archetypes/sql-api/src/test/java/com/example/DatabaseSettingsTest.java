package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.azure.identity.extensions.implementation.credential.TokenCredentialProviderOptions;
import com.azure.identity.extensions.implementation.credential.provider.TokenCredentialProvider;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseSettingsTest {
  private static final String REMOTE = "psql-abc.postgres.database.azure.com";

  private final Map<String, String> settings =
      new HashMap<>(
          Map.of(
              "DATABASE_HOST", REMOTE,
              "DATABASE_NAME", "products",
              "DATABASE_USER", "products_app"));

  @Test
  void namesTheDatabaseWithoutSayingWhoSignsIn() {
    assertThat(read().url()).isEqualTo("jdbc:postgresql://" + REMOTE + ":5432/products");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1", "localhost:5433"})
  void knowsThisMachine(String host) {
    settings.put("DATABASE_HOST", host);

    assertThat(read().local()).isTrue();
    assertThat(properties())
        .doesNotContainKeys("sslmode", "authenticationPluginClassName", "password");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        REMOTE,
        "localhost.evil.example",
        "evil-localhost",
        "127.0.0.1.evil.example",
        "127.1",
        "0.0.0.0",
        "10.0.0.4:5432",
        "database"
      })
  void goesNowhereElseWithoutTlsAndAToken(String host) {
    settings.put("DATABASE_HOST", host);

    assertThat(read().local()).isFalse();
    assertThat(properties())
        .containsEntry("sslmode", "verify-full")
        .containsEntry("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory")
        .containsEntry(
            "authenticationPluginClassName",
            "com.azure.identity.extensions.jdbc.postgresql.AzurePostgresqlAuthenticationPlugin")
        .doesNotContainKey("password");
  }

  @Test
  void signsInAsTheIdentityOfTheAppAndNothingElse() {
    Properties properties = properties();

    TokenCredentialProvider provider =
        TokenCredentialProvider.createDefault(new TokenCredentialProviderOptions(properties));

    assertThat(provider).isInstanceOf(IdentityForDatabase.class);
    assertThat(provider.get()).isSameAs(Identity.credential(Settings.ENVIRONMENT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "app:secret@db.example",
        "db.example?password=secret",
        "db.example/products?sslmode=disable",
        "db.example&sslmode=disable",
        "db.example,other.example",
        "jdbc:postgresql://db.example/products?user=app&password=secret",
        "db.example:5432:secret",
        "db.example:0",
        "db.example:65536",
        "db.example:99999",
        "DB.example",
        "LOCALHOST",
        "[::1]",
        "localhost ",
        "localhost\n",
        "localhost.",
        "-db.example",
      })
  void hasNoPlaceForAPasswordOrAParameter(String host) {
    assertRefused("DATABASE_HOST", host);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"products?password=secret", "products&ssl=false", "../other", "Products", "a b"})
  void takesNamesOnly(String value) {
    assertRefused("DATABASE_NAME", value);
    assertRefused("DATABASE_USER", value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"DATABASE_HOST", "DATABASE_NAME", "DATABASE_USER"})
  void requires(String name) {
    assertRefused(name, null);
    assertRefused(name, " ");
  }

  private void assertRefused(String name, String value) {
    String before = settings.put(name, value);
    assertThatIllegalStateException()
        .isThrownBy(this::read)
        .withMessageContaining(name)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
    settings.put(name, before);
  }

  private DatabaseSettings read() {
    return DatabaseSettings.from(settings::get);
  }

  private Properties properties() {
    return Database.properties(read(), Database.Limits.USUAL);
  }
}
