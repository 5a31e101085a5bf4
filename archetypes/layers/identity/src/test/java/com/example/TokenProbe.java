package com.example;

import com.azure.core.credential.TokenRequestContext;

/** A process of its own that prints the token it gets with nothing but its environment. */
final class TokenProbe {
  private TokenProbe() {}

  public static void main(String[] scopes) {
    System.out.println(
        Identity.credential(Settings.ENVIRONMENT)
            .getTokenSync(new TokenRequestContext().addScopes(scopes))
            .getToken());
  }
}
