package com.example;

import java.util.regex.Pattern;

/**
 * The secret as an application setting, for which the platform puts in the value of a Key Vault
 * reference. The value stays what it was when the process started, however often it is read.
 */
final class SettingSecretSource implements SecretSource {
  private static final Pattern REFERENCE = Pattern.compile("\\s*@(?i:Microsoft\\.KeyVault)");

  private final Settings settings;
  private final String name;

  SettingSecretSource(Settings settings, String name) {
    this.settings = settings;
    this.name = name;
  }

  @Override
  public SecretVersion latest() {
    String value = settings.find(name);
    if (value == null || value.isBlank()) {
      throw new SecretUnavailable(SecretUnavailable.Reason.MISSING);
    }
    // What the platform could not resolve it hands over as it stands; it must not be sent as a key.
    if (REFERENCE.matcher(value).lookingAt()) {
      throw new SecretUnavailable(SecretUnavailable.Reason.FORBIDDEN);
    }
    return new SecretVersion("setting", Secret.of(value), null);
  }
}
