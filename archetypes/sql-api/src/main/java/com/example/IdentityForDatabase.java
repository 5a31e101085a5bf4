package com.example;

import com.azure.core.credential.TokenCredential;
import com.azure.identity.extensions.implementation.credential.TokenCredentialProviderOptions;
import com.azure.identity.extensions.implementation.credential.provider.TokenCredentialProvider;

/**
 * Tells the driver's authentication plugin, which makes this by its name, who the app is. The
 * plugin's own choice would be a chain that tries whatever it finds, a password in the environment
 * included.
 */
final class IdentityForDatabase implements TokenCredentialProvider {
  /** Used by the plugin; its options are those that it would choose a credential by. */
  IdentityForDatabase(TokenCredentialProviderOptions options) {}

  @Override
  public TokenCredential get() {
    return Identity.credential(Settings.ENVIRONMENT);
  }
}
