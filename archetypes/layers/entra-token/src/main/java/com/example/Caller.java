package com.example;

import java.util.Set;

/**
 * Who calls, as a verified access token says.
 *
 * @param tenant id of the caller's directory, a GUID in lower case
 * @param subject the caller's id, unique in the tenant: letters, digits, {@code -} and {@code _},
 *     128 at most, so that it can stand in a storage key
 * @param permissions what the caller may do: the scopes that a user's app was granted, or, for an
 *     app that calls as itself, its roles
 */
record Caller(String tenant, String subject, Set<String> permissions) {
  Caller {
    permissions = Set.copyOf(permissions);
  }

  /** Names the caller where no id of a person may stand, such as in keys of storage and in logs. */
  String fingerprint() {
    return Fingerprint.of(tenant + "/" + subject);
  }
}
