package com.example;

import com.azure.core.http.policy.HttpPipelinePolicy;
import com.azure.storage.blob.BlobContainerClient;
import java.util.UUID;

/** Containers of Azurite, each new and empty. */
final class EmulatedContainers {
  private EmulatedContainers() {}

  static BlobContainerClient container() {
    BlobContainerClient container =
        StorageContainers.builder()
            .connectionString(Azurite.connectionString())
            .containerName("c-" + UUID.randomUUID())
            .buildClient();
    container.create();
    return container;
  }

  /** The same container for a client whose requests the test watches. */
  static BlobContainerClient watched(BlobContainerClient container, HttpPipelinePolicy policy) {
    return StorageContainers.builder()
        .addPolicy(policy)
        .connectionString(Azurite.connectionString())
        .containerName(container.getBlobContainerName())
        .buildClient();
  }
}
