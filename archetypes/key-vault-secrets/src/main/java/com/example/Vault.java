package com.example;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which secret of which vault is meant.
 *
 * @param uri address of the vault
 * @param name name of the vault, which is the first part of its host name
 * @param secretName name of the secret
 */
record Vault(String uri, String name, String secretName) {
  private static final Pattern URI =
      Pattern.compile("https://([A-Za-z0-9-]{3,24})\\.vault(?:\\.[a-z0-9-]{1,30}){2,3}/?");
  private static final Pattern SECRET_NAME = Pattern.compile("[A-Za-z0-9-]{1,127}");

  /**
   * What the settings {@code VAULT_URI} and {@code SECRET_NAME} say.
   *
   * @throws IllegalStateException naming the setting that is absent or malformed
   */
  static Vault from(Settings settings) {
    String uri = settings.require("VAULT_URI");
    Matcher matcher = URI.matcher(uri);
    if (!matcher.matches()) {
      throw new IllegalStateException(
          "The application setting VAULT_URI must look like https://name.vault.azure.net/");
    }
    String secretName = settings.require("SECRET_NAME");
    if (!SECRET_NAME.matcher(secretName).matches()) {
      throw new IllegalStateException(
          "The application setting SECRET_NAME must be 1 to 127 letters, digits and dashes");
    }
    return new Vault(uri, matcher.group(1), secretName);
  }
}
