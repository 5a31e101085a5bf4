package com.example;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.security.keyvault.secrets.SecretClient;
import com.azure.security.keyvault.secrets.SecretClientBuilder;

/** A process of its own that reads a secret with our client, or with one that nobody configured. */
final class SdkLogProbe {
  private SdkLogProbe() {}

  public static void main(String[] args) {
    try (TokenEndpoint tokens = TokenEndpoint.start();
        VaultStub vault = VaultStub.start("the-app")) {
      vault.put("partner-key", args[1], null);
      TokenCredential identity =
          Identity.managed(
              "the-app",
              AzureHttp.client(java.net.http.HttpClient.newBuilder().proxy(tokens.proxy())));
      HttpClient http = AzureHttp.client(LocalTls.client());
      SecretClientBuilder builder =
          args[0].equals("ours")
              ? KeyVaultSecretSource.client(vault.uri(), identity, http)
              : new SecretClientBuilder()
                  .vaultUrl(vault.uri())
                  .credential(identity)
                  .httpClient(http);
      SecretClient client = builder.disableChallengeResourceVerification().buildClient();
      System.out.println(new KeyVaultSecretSource(client, "partner-key").latest().id().length());
    }
    // Threads of the SDK would keep the process alive for a while.
    System.exit(0);
  }
}
