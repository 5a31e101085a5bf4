package com.example;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the database is and who the app is there. There is no setting for a password, and none that
 * takes the encryption away: a host that is not this machine is always reached with TLS and a token
 * of the app's identity.
 *
 * @param host name of the server
 * @param port 5432 unless the setting names another
 * @param name of the database
 * @param user the role that the app signs in as
 * @param local whether the server is on this machine, where a developer's own rules hold
 */
record DatabaseSettings(String host, int port, String name, String user, boolean local) {
  private static final String HOST = "DATABASE_HOST";
  private static final String NAME = "DATABASE_NAME";
  private static final String USER = "DATABASE_USER";

  private static final int USUAL_PORT = 5432;
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1");
  // So narrow that nothing in it can end the host in an address and begin a parameter.
  private static final Pattern ADDRESS =
      Pattern.compile("([a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?)(?::([1-9][0-9]{0,4}))?");
  private static final Pattern IDENTIFIER = Pattern.compile("[a-z][a-z0-9_]{0,62}");

  /**
   * Reads the settings.
   *
   * @throws IllegalStateException naming the setting that is absent or wrong, never its value
   */
  static DatabaseSettings from(Settings settings) {
    Matcher address = ADDRESS.matcher(settings.require(HOST));
    if (!address.matches()) {
      throw wrong(
          HOST, "must be a host name in lower case, with a port or without, and nothing else");
    }
    int port = address.group(2) == null ? USUAL_PORT : Integer.parseInt(address.group(2));
    if (port > 65_535) {
      throw wrong(HOST, "names no port that exists");
    }
    return new DatabaseSettings(
        address.group(1),
        port,
        identifier(NAME, settings.require(NAME)),
        identifier(USER, settings.require(USER)),
        LOOPBACK.contains(address.group(1)));
  }

  /** The address for the driver; who signs in and how is not part of it. */
  String url() {
    return "jdbc:postgresql://" + host + ":" + port + "/" + name;
  }

  private static String identifier(String setting, String value) {
    if (!IDENTIFIER.matcher(value).matches()) {
      throw wrong(setting, "must be lower-case letters, digits and underscores");
    }
    return value;
  }

  private static IllegalStateException wrong(String name, String rule) {
    return new IllegalStateException("The application setting " + name + " " + rule);
  }
}
