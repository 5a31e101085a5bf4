package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenSettingsTest {
  private static final String TENANT = "11111111-2222-4333-8444-555555555555";
  private static final String HOST = "https://login.microsoftonline.com/";

  private final Map<String, String> settings =
      new HashMap<>(
          Map.of(
              "TOKEN_ISSUER", HOST + TENANT + "/v2.0",
              "TOKEN_AUDIENCE", "api",
              "TOKEN_JWKS_URI", HOST + TENANT + "/discovery/v2.0/keys"));

  @Test
  void takesTheTenantFromTheIssuer() {
    assertThat(TokenSettings.from(settings::get))
        .isEqualTo(
            new TokenSettings(
                HOST + TENANT + "/v2.0",
                TENANT,
                "api",
                URI.create(HOST + TENANT + "/discovery/v2.0/keys")));
  }

  @ParameterizedTest
  @CsvSource({
    "TOKEN_ISSUER, ' ', is not set",
    "TOKEN_AUDIENCE, '', is not set",
    "TOKEN_ISSUER, https://login.microsoftonline.com/common/v2.0, must name one tenant",
    "TOKEN_ISSUER, https://login.microsoftonline.com/organizations/v2.0, must name one tenant",
    "TOKEN_ISSUER, https://login.microsoftonline.com, must name one tenant",
    "TOKEN_JWKS_URI, http://login.microsoftonline.com/keys, must be an https address",
    "TOKEN_JWKS_URI, ftp://localhost/keys, must be an https address",
    "TOKEN_JWKS_URI, http://localhost.example.com/keys, must be an https address",
    "TOKEN_JWKS_URI, file:///keys, must be an address with a host",
    "TOKEN_JWKS_URI, https://user@login.microsoftonline.com/keys, must be an address with a host",
    "TOKEN_JWKS_URI, not an address, must be an address",
    "TOKEN_JWKS_URI, https://keys.example.com/keys, must be on the host of TOKEN_ISSUER",
  })
  void refuses(String name, String value, String rule) {
    settings.put(name, value);

    assertThatIllegalStateException()
        .isThrownBy(() -> TokenSettings.from(settings::get))
        .withMessageStartingWith("The application setting " + name + " " + rule)
        .satisfies(e -> assertThat(value.isBlank() || !e.getMessage().contains(value)).isTrue());
  }

  @ParameterizedTest
  @CsvSource({"localhost:8080", "127.0.0.1:8080", "[::1]:8080"})
  void acceptsHttpOnThisMachine(String host) {
    settings.put("TOKEN_ISSUER", "http://" + host + "/" + TENANT);
    settings.put("TOKEN_JWKS_URI", "http://" + host + "/" + TENANT + "/jwks");

    assertThat(TokenSettings.from(settings::get).tenant()).isEqualTo(TENANT);
  }
}
