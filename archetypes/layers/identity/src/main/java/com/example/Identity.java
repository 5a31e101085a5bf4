package com.example;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.identity.AzureCliCredentialBuilder;
import com.azure.identity.AzureDeveloperCliCredentialBuilder;
import com.azure.identity.ChainedTokenCredentialBuilder;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who the app is towards Azure: in Azure its managed identity, on a laptop the developer who is
 * signed in. Nothing else is tried, so a password in the environment is never picked up, and in
 * Azure the app is nobody but itself.
 */
final class Identity {
  private static final String DEVELOPER = "";

  /** One credential for each identity, since each keeps the tokens it got. */
  private static final Map<String, TokenCredential> CREDENTIALS = new ConcurrentHashMap<>();

  private Identity() {}

  /**
   * The credential of this app, built when it is first asked for. Azure is recognised by {@code
   * IDENTITY_ENDPOINT}, which the platform sets for an app that has an identity.
   *
   * @throws IllegalStateException in Azure, when {@code AZURE_CLIENT_ID} does not say which of the
   *     app's identities to use
   */
  static TokenCredential credential(Settings settings) {
    String endpoint = settings.find("IDENTITY_ENDPOINT");
    if (endpoint == null || endpoint.isBlank()) {
      return CREDENTIALS.computeIfAbsent(DEVELOPER, none -> developer());
    }
    return CREDENTIALS.computeIfAbsent(
        settings.require("AZURE_CLIENT_ID"), id -> managed(id, AzureHttp.client()));
  }

  /** The credential of the managed identity with a client id. */
  static TokenCredential managed(String clientId, HttpClient http) {
    return new ManagedIdentityCredentialBuilder().clientId(clientId).httpClient(http).build();
  }

  private static TokenCredential developer() {
    return new ChainedTokenCredentialBuilder()
        .addLast(new AzureCliCredentialBuilder().build())
        .addLast(new AzureDeveloperCliCredentialBuilder().build())
        .build();
  }
}
