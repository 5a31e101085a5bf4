package com.example;

import com.azure.core.util.Context;
import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobErrorCode;
import com.azure.storage.blob.models.BlobProperties;
import com.azure.storage.blob.models.BlobRequestConditions;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.blob.models.BlobType;
import com.azure.storage.blob.models.DeleteSnapshotsOptionType;
import com.azure.storage.blob.options.BlobInputStreamOptions;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;

/** Uploads in a container of Blob Storage. */
final class StorageIncoming implements Incoming {
  /** How much of a blob is in memory at a time. */
  static final int PART_BYTES = 256 * 1024;

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final BlobContainerClient container;

  StorageIncoming(BlobContainerClient container) {
    this.container = container;
  }

  @Override
  public String account() {
    return container.getAccountName();
  }

  @Override
  public Optional<Upload> find(String name) {
    try {
      BlobProperties properties =
          StorageAnswer.of(
              () ->
                  container
                      .getBlobClient(name)
                      .getPropertiesWithResponse(null, TIMEOUT, Context.NONE)
                      .getValue());
      return Optional.of(
          new Upload(
              name,
              StorageBlobs.unquoted(properties.getETag()),
              properties.getBlobSize(),
              properties.getLastModified().toInstant(),
              properties.getBlobType() == BlobType.BLOCK_BLOB));
    } catch (BlobStorageException e) {
      if (BlobErrorCode.BLOB_NOT_FOUND.equals(e.getErrorCode())) {
        return Optional.empty();
      }
      throw e;
    }
  }

  @Override
  public InputStream open(Upload upload) throws IOException {
    BlobClient blob = container.getBlobClient(upload.name());
    return StorageAnswer.of(
        () ->
            blob.openInputStream(
                new BlobInputStreamOptions()
                    .setBlockSize(PART_BYTES)
                    // Each part is of this content, or reading fails.
                    .setRequestConditions(unchanged(upload))));
  }

  @Override
  public boolean remove(Upload upload) {
    try {
      StorageAnswer.of(
          () ->
              container
                  .getBlobClient(upload.name())
                  .deleteWithResponse(
                      DeleteSnapshotsOptionType.INCLUDE, unchanged(upload), TIMEOUT, Context.NONE));
      return true;
    } catch (BlobStorageException e) {
      if (BlobErrorCode.BLOB_NOT_FOUND.equals(e.getErrorCode())
          || BlobErrorCode.CONDITION_NOT_MET.equals(e.getErrorCode())) {
        return false;
      }
      throw e;
    }
  }

  private static BlobRequestConditions unchanged(Upload upload) {
    return new BlobRequestConditions().setIfMatch(StorageBlobs.quoted(upload.etag()));
  }
}
