package com.example;

import com.azure.core.http.policy.ExponentialBackoffOptions;
import com.azure.core.http.policy.RetryOptions;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;

/**
 * Where the app's storage account is, and how patiently it is asked. A key or a connection string
 * of a real account is refused.
 *
 * <p>Limits: those of {@link AzureHttp} for each try; three more tries after a failure of the
 * network or the service, 0.4 s, 0.8 s and 1.6 s later.
 */
final class StorageConnection {
  /** The connection string of the emulator on this machine; holds no key. */
  static final String AZURITE = "UseDevelopmentStorage=true";

  private static final int MAX_RETRIES = 3;
  private static final Duration FIRST_DELAY = Duration.ofMillis(400);
  private static final Duration MAX_DELAY = Duration.ofSeconds(4);

  private StorageConnection() {}

  /**
   * The address of one service of the account, or empty for Azurite.
   *
   * @param connection prefix of the settings, as bindings name it: {@code <connection>__<property>}
   *     is the address in Azure; {@code <connection>}, when set, is {@link #AZURITE}
   * @param property such as {@code tableServiceUri}
   * @throws IllegalStateException naming the setting that is absent or not acceptable
   */
  static Optional<String> address(Settings settings, String connection, String property) {
    String local = settings.find(connection);
    if (local == null || local.isBlank()) {
      return Optional.of(https(settings, connection + "__" + property));
    }
    if (AZURITE.equals(local)) {
      return Optional.empty();
    }
    throw new IllegalStateException(
        "The application setting "
            + connection
            + " may only be "
            + AZURITE
            + "; in Azure set "
            + connection
            + "__"
            + property
            + " instead, which needs no key");
  }

  /** How often a client tries again what failed in the network or the service. */
  static RetryOptions retries() {
    return new RetryOptions(
        new ExponentialBackoffOptions()
            .setMaxRetries(MAX_RETRIES)
            .setBaseDelay(FIRST_DELAY)
            .setMaxDelay(MAX_DELAY));
  }

  private static String https(Settings settings, String name) {
    String value = settings.require(name);
    // A token must not travel in clear text.
    if (isHttps(value)) {
      return value;
    }
    throw new IllegalStateException("The application setting " + name + " is not an https address");
  }

  private static boolean isHttps(String value) {
    try {
      URI uri = new URI(value);
      return "https".equals(uri.getScheme())
          && uri.getHost() != null
          && uri.getUserInfo() == null
          && uri.getQuery() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
