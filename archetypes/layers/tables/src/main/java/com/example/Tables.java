package com.example;

import com.azure.data.tables.TableAsyncClient;
import com.azure.data.tables.TableClient;
import com.azure.data.tables.TableClientBuilder;
import java.util.Optional;

/**
 * The one way to a table of Table Storage: with the app's identity in Azure, with Azurite on a
 * laptop. Addresses, refusals and limits are those of {@link StorageConnection}.
 */
final class Tables {
  private Tables() {}

  /**
   * A client for a table that exists; nothing is sent before the client is used.
   *
   * @param connection prefix of the settings, such as {@code STORAGE} for {@code
   *     STORAGE__tableServiceUri}
   * @throws IllegalStateException naming the setting that is absent or not acceptable
   */
  static TableClient client(Settings settings, String connection, String table) {
    return builder(settings, connection, table).buildClient();
  }

  /** As {@link #client}, for many requests at once. */
  static TableAsyncClient asyncClient(Settings settings, String connection, String table) {
    return builder(settings, connection, table).buildAsyncClient();
  }

  private static TableClientBuilder builder(Settings settings, String connection, String table) {
    Optional<String> address = StorageConnection.address(settings, connection, "tableServiceUri");
    if (address.isEmpty()) {
      return azurite(table);
    }
    return builder(table).endpoint(address.get()).credential(Identity.credential(settings));
  }

  /** A builder with this project's limits, still without address and credential. */
  static TableClientBuilder builder(String table) {
    return new TableClientBuilder()
        .tableName(table)
        .httpClient(AzureHttp.client())
        .retryOptions(StorageConnection.retries());
  }

  @SuppressForbidden("leads to Azurite on this machine and to no real account")
  private static TableClientBuilder azurite(String table) {
    return builder(table).connectionString(StorageConnection.AZURITE);
  }
}
