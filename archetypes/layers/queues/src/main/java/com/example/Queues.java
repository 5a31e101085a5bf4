package com.example;

import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueClientBuilder;
import com.azure.storage.queue.QueueMessageEncoding;
import java.util.Optional;

/**
 * The one way to a queue of Queue Storage: with the app's identity in Azure, with Azurite on a
 * laptop. Addresses, refusals and limits are those of {@link StorageConnection}.
 */
final class Queues {
  private Queues() {}

  /**
   * A client for a queue that exists; nothing is sent before the client is used.
   *
   * @param connection prefix of the settings, such as {@code STORAGE} for {@code
   *     STORAGE__queueServiceUri}
   * @throws IllegalStateException naming the setting that is absent or not acceptable
   */
  static QueueClient client(Settings settings, String connection, String queue) {
    Optional<String> address = StorageConnection.address(settings, connection, "queueServiceUri");
    if (address.isEmpty()) {
      return azurite(queue);
    }
    return builder(queue)
        .endpoint(address.get())
        .credential(Identity.credential(settings))
        .buildClient();
  }

  /** A builder with this project's limits, still without address and credential. */
  static QueueClientBuilder builder(String queue) {
    return new QueueClientBuilder()
        .queueName(queue)
        .httpClient(AzureHttp.client())
        .retryOptions(StorageConnection.retries())
        // As the host writes and expects it (host.json).
        .messageEncoding(QueueMessageEncoding.BASE64);
  }

  @SuppressForbidden("leads to Azurite on this machine and to no real account")
  private static QueueClient azurite(String queue) {
    return builder(queue).connectionString(StorageConnection.AZURITE).buildClient();
  }
}
