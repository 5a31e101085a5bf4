package com.example;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.regex.Matcher;

/**
 * What Key Vault tells through Event Grid, reduced to what is used here. It can only cause a
 * reading; what is read is named by the settings, never by the event.
 *
 * @param id of the event
 * @param topic resource id of the vault
 * @param eventType what happened
 * @param data to which object
 */
record SecretEvent(
    @NotNull @Size(max = 100) String id,
    @NotNull @Size(max = 1000) String topic,
    @NotNull @Pattern(regexp = "Microsoft\\.KeyVault\\.[A-Za-z]{1,60}") String eventType,
    @NotNull @Valid Data data) {

  static final String NEW_VERSION = "Microsoft.KeyVault.SecretNewVersionCreated";
  static final String NEAR_EXPIRY = "Microsoft.KeyVault.SecretNearExpiry";
  static final String EXPIRED = "Microsoft.KeyVault.SecretExpired";

  private static final java.util.regex.Pattern VAULT =
      java.util.regex.Pattern.compile(
          "(?i)/subscriptions/[^/]+/resourceGroups/[^/]+/providers/Microsoft\\.KeyVault/vaults/([^/]+)");

  /**
   * The object in the vault.
   *
   * @param objectType whether it is a secret, a key or a certificate
   * @param objectName its name
   */
  record Data(
      @NotNull @Size(max = 50) String objectType, @NotNull @Size(max = 127) String objectName) {
    private static Data from(JsonObject json) {
      json.allowUnread();
      return new Data(json.text("ObjectType"), json.text("ObjectName"));
    }
  }

  static SecretEvent from(JsonObject json) {
    // Event Grid may add fields; they are not ours to refuse.
    json.allowUnread();
    return new SecretEvent(
        json.text("id"),
        json.text("topic"),
        json.text("eventType"),
        json.object("data", Data::from));
  }

  /** Whether this is about the secret of a name in the vault of a name; both count in any case. */
  boolean isAbout(String vault, String secret) {
    Matcher source = VAULT.matcher(topic);
    return source.matches()
        && isSame(vault, source.group(1))
        && isSame("Secret", data.objectType())
        && isSame(secret, data.objectName());
  }

  private static boolean isSame(String a, String b) {
    return String.CASE_INSENSITIVE_ORDER.compare(a, b) == 0;
  }
}
