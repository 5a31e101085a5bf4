package com.example;

import com.azure.core.credential.TokenCredential;
import com.azure.core.exception.HttpResponseException;
import com.azure.core.http.HttpClient;
import com.azure.core.http.policy.FixedDelayOptions;
import com.azure.core.http.policy.HttpLogDetailLevel;
import com.azure.core.http.policy.HttpLogOptions;
import com.azure.core.http.policy.RetryOptions;
import com.azure.security.keyvault.secrets.SecretClient;
import com.azure.security.keyvault.secrets.SecretClientBuilder;
import com.azure.security.keyvault.secrets.models.KeyVaultSecret;
import java.time.Duration;
import java.time.OffsetDateTime;

/** The secret as Key Vault has it now, read with the app's identity. */
final class KeyVaultSecretSource implements SecretSource {
  private final SecretClient client;
  private final String name;

  KeyVaultSecretSource(SecretClient client, String name) {
    this.client = client;
    this.name = name;
  }

  /** A client that logs no body, whatever the environment asks for, and leaves waiting to us. */
  static SecretClientBuilder client(String vault, TokenCredential credential, HttpClient http) {
    return new SecretClientBuilder()
        .vaultUrl(vault)
        .credential(credential)
        .httpClient(http)
        // AZURE_HTTP_LOG_DETAIL_LEVEL=body would print the secret.
        .httpLogOptions(new HttpLogOptions().setLogLevel(HttpLogDetailLevel.NONE))
        // A retry would wait as long as Key Vault asks for, while a caller waits for us.
        .retryOptions(new RetryOptions(new FixedDelayOptions(0, Duration.ofMillis(1))));
  }

  @Override
  public SecretVersion latest() {
    KeyVaultSecret secret = read();
    OffsetDateTime expires = secret.getProperties().getExpiresOn();
    return new SecretVersion(
        secret.getProperties().getVersion(),
        Secret.of(secret.getValue()),
        expires == null ? null : expires.toInstant());
  }

  private KeyVaultSecret read() {
    try {
      return client.getSecret(name);
    } catch (HttpResponseException e) {
      throw new SecretUnavailable(reason(e), e);
    } catch (RuntimeException e) {
      // No connection, no answer in time, or no token for the identity.
      throw new SecretUnavailable(SecretUnavailable.Reason.UNREACHABLE, e);
    }
  }

  private static SecretUnavailable.Reason reason(HttpResponseException e) {
    int status = e.getResponse() == null ? 0 : e.getResponse().getStatusCode();
    return switch (status) {
      case 401, 403 -> SecretUnavailable.Reason.FORBIDDEN;
      case 404 -> SecretUnavailable.Reason.MISSING;
      case 429 -> SecretUnavailable.Reason.BUSY;
      default -> SecretUnavailable.Reason.UNREACHABLE;
    };
  }
}
