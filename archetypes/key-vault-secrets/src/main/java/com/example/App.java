package com.example;

import java.time.Clock;

/** What the functions share: one cached secret and one connection to the partner an instance. */
final class App {
  private static final Lazy<RotatingSecret> SECRET = new Lazy<>(() -> secret(Settings.ENVIRONMENT));

  private static final Lazy<Rates> RATES =
      new Lazy<>(() -> new Rates(secret(), HttpPartner.from(Settings.ENVIRONMENT)));

  private App() {}

  static RotatingSecret secret() {
    return SECRET.get();
  }

  static Rates rates() {
    return RATES.get();
  }

  /** The secret by the way that the settings choose: a reference if there is one, else the SDK. */
  static RotatingSecret secret(Settings settings) {
    return new RotatingSecret(source(settings), SecretPolicy.from(settings), Clock.systemUTC());
  }

  static SecretSource source(Settings settings) {
    if (settings.find("PARTNER_KEY") != null) {
      return new SettingSecretSource(settings, "PARTNER_KEY");
    }
    Vault vault = Vault.from(settings);
    return new KeyVaultSecretSource(
        KeyVaultSecretSource.client(vault.uri(), Identity.credential(settings), AzureHttp.client())
            .buildClient(),
        vault.secretName());
  }
}
