package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.identity.ChainedTokenCredential;
import com.azure.identity.ManagedIdentityCredential;
import java.net.http.HttpClient;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdentityTest {
  private static final Map<String, String> IN_AZURE =
      Map.of("IDENTITY_ENDPOINT", "http://127.0.0.1/msi/token", "AZURE_CLIENT_ID", "app");

  @Test
  void isTheManagedIdentityOfTheSettingsInAzure() {
    TokenCredential credential = Identity.credential(IN_AZURE::get);

    assertThat(credential)
        .isInstanceOfSatisfying(
            ManagedIdentityCredential.class,
            managed -> assertThat(managed.getClientId()).isEqualTo("app"));
  }

  @Test
  void refusesToGuessTheIdentityInAzure() {
    Settings settings = Map.of("IDENTITY_ENDPOINT", "http://127.0.0.1/msi/token")::get;

    assertThatIllegalStateException()
        .isThrownBy(() -> Identity.credential(settings))
        .withMessageContaining("AZURE_CLIENT_ID");
  }

  @Test
  void isTheDeveloperOnALaptop() {
    // Exactly this class: the default chain is one as well, and takes passwords from anywhere.
    assertThat(Identity.credential(name -> null)).isExactlyInstanceOf(ChainedTokenCredential.class);
    assertThat(Identity.credential(Map.of("IDENTITY_ENDPOINT", " ")::get))
        .isExactlyInstanceOf(ChainedTokenCredential.class);
  }

  @Test
  void isBuiltOnceForEachIdentity() {
    Settings other =
        Map.of("IDENTITY_ENDPOINT", "http://127.0.0.1/msi/token", "AZURE_CLIENT_ID", "other")::get;

    assertThat(Identity.credential(IN_AZURE::get))
        .isSameAs(Identity.credential(IN_AZURE::get))
        .isNotSameAs(Identity.credential(other));
  }

  @Test
  void asksForItsOwnTokenOnceAndKeepsIt() {
    String clientId = UUID.randomUUID().toString();
    TokenRequestContext vault =
        new TokenRequestContext().addScopes("https://vault.azure.net/.default");
    try (TokenEndpoint endpoint = TokenEndpoint.start()) {
      TokenCredential credential =
          Identity.managed(
              clientId, AzureHttp.client(HttpClient.newBuilder().proxy(endpoint.proxy())));

      String first = credential.getTokenSync(vault).getToken();
      String second = credential.getTokenSync(vault).getToken();

      assertThat(first).isEqualTo(second);
      assertThat(endpoint.requests())
          .containsExactly(new TokenEndpoint.TokenRequest("https://vault.azure.net", clientId));
    }
  }
}
