package com.example;

import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobContainerClientBuilder;
import java.util.Optional;

/**
 * The one way to a container of Blob Storage: with the app's identity in Azure, with Azurite on a
 * laptop. Addresses, refusals and limits are those of {@link StorageConnection}.
 */
final class StorageContainers {
  private StorageContainers() {}

  /**
   * A client for a container that exists; nothing is sent before the client is used.
   *
   * @param connection prefix of the settings, such as {@code STORAGE} for {@code
   *     STORAGE__blobServiceUri}
   * @throws IllegalStateException naming the setting that is absent or not acceptable
   */
  static BlobContainerClient client(Settings settings, String connection, String container) {
    Optional<String> address = StorageConnection.address(settings, connection, "blobServiceUri");
    if (address.isEmpty()) {
      return azurite(container);
    }
    return builder()
        .endpoint(address.get())
        // After the address, which would set another.
        .containerName(container)
        .credential(Identity.credential(settings))
        .buildClient();
  }

  /** A builder with this project's limits, still without address, container and credential. */
  static BlobContainerClientBuilder builder() {
    return new BlobContainerClientBuilder()
        .httpClient(AzureHttp.client())
        .retryOptions(StorageConnection.retries());
  }

  @SuppressForbidden("leads to Azurite on this machine and to no real account")
  private static BlobContainerClient azurite(String container) {
    return builder()
        .connectionString(StorageConnection.AZURITE)
        .containerName(container)
        .buildClient();
  }
}
