package com.example;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which tokens are accepted.
 *
 * @param issuer the exact issuer; its path begins with the tenant
 * @param tenant id of the one directory whose tokens count
 * @param audience the exact audience: the application (client) id of this API
 * @param keys where the issuer publishes its keys, on the issuer's own host
 */
record TokenSettings(String issuer, String tenant, String audience, URI keys) {
  private static final String ISSUER = "TOKEN_ISSUER";
  private static final String AUDIENCE = "TOKEN_AUDIENCE";
  private static final String KEYS = "TOKEN_JWKS_URI";

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Pattern TENANT =
      Pattern.compile("/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?:/.*)?");

  /**
   * Reads the settings.
   *
   * @throws IllegalStateException naming the setting that is absent or wrong, never its value
   */
  static TokenSettings from(Settings settings) {
    URI issuer = address(settings, ISSUER);
    URI keys = address(settings, KEYS);
    if (!issuer.getRawAuthority().equals(keys.getRawAuthority())) {
      throw wrong(KEYS, "must be on the host of " + ISSUER);
    }
    Matcher tenant = TENANT.matcher(issuer.getRawPath());
    if (!tenant.matches()) {
      // "common" and "organizations" would accept whatever directory anybody makes.
      throw wrong(ISSUER, "must name one tenant by its id, in lower case");
    }
    return new TokenSettings(issuer.toString(), tenant.group(1), settings.require(AUDIENCE), keys);
  }

  private static URI address(Settings settings, String name) {
    String text = settings.require(name);
    URI address;
    try {
      address = new URI(text);
    } catch (URISyntaxException e) {
      throw wrong(name, "must be an address");
    }
    if (address.getHost() == null || address.getRawUserInfo() != null) {
      throw wrong(name, "must be an address with a host and without a user");
    }
    boolean secure = "https".equals(address.getScheme());
    boolean local = "http".equals(address.getScheme()) && LOOPBACK.contains(address.getHost());
    if (!secure && !local) {
      throw wrong(name, "must be an https address; http is accepted for localhost only");
    }
    return address;
  }

  private static IllegalStateException wrong(String name, String rule) {
    return new IllegalStateException("The application setting " + name + " " + rule);
  }
}
