package com.example;

import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobBeginCopySourceRequestConditions;
import com.azure.storage.blob.models.BlobErrorCode;
import com.azure.storage.blob.models.BlobHttpHeaders;
import com.azure.storage.blob.models.BlobProperties;
import com.azure.storage.blob.models.BlobRequestConditions;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.blob.models.CopyStatusType;
import com.azure.storage.blob.options.BlobBeginCopyOptions;
import com.azure.storage.blob.options.BlobParallelUploadOptions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Refused files and rows in a container of Blob Storage, each under a name made of its sender and
 * its content, with the reason in its metadata. A file is copied by the storage service itself, so
 * its size does not matter here.
 */
final class StorageQuarantine implements Quarantine {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final int MAX_METADATA = 2_000;

  private final BlobContainerClient incoming;
  private final BlobContainerClient container;

  StorageQuarantine(BlobContainerClient incoming, BlobContainerClient container) {
    this.incoming = incoming;
    this.container = container;
  }

  @Override
  public void keep(Upload upload, String sender, FileReason reason) {
    BlobClient copy = container.getBlobClient(folder(upload, sender) + "upload");
    if (status(copy).filter(CopyStatusType.SUCCESS::equals).isPresent()) {
      return;
    }
    CopyStatusType result =
        StorageAnswer.of(
            () ->
                copy.beginCopy(
                        new BlobBeginCopyOptions(incoming.getBlobClient(upload.name()).getBlobUrl())
                            .setMetadata(metadata(upload, reason.code()))
                            .setPollInterval(POLL)
                            .setSourceRequestConditions(
                                new BlobBeginCopySourceRequestConditions()
                                    .setIfMatch(StorageBlobs.quoted(upload.etag()))))
                    .waitForCompletion(TIMEOUT)
                    .getValue()
                    .getCopyStatus());
    if (!CopyStatusType.SUCCESS.equals(result)) {
      throw new IllegalStateException("The copy is not complete");
    }
  }

  @Override
  public void keepRows(Upload upload, String sender, String csv) {
    BlobClient rows = container.getBlobClient(folder(upload, sender) + "rows.csv");
    try {
      StorageAnswer.of(
          () ->
              rows.uploadWithResponse(
                  new BlobParallelUploadOptions(BinaryData.fromString(csv))
                      .setMetadata(metadata(upload, "rejected_rows"))
                      .setHeaders(new BlobHttpHeaders().setContentType("text/csv; charset=utf-8"))
                      .setRequestConditions(new BlobRequestConditions().setIfNoneMatch("*")),
                  TIMEOUT,
                  Context.NONE));
    } catch (BlobStorageException e) {
      if (!BlobErrorCode.BLOB_ALREADY_EXISTS.equals(e.getErrorCode())) {
        throw e;
      }
    }
  }

  private static Optional<CopyStatusType> status(BlobClient copy) {
    try {
      return Optional.ofNullable(
              StorageAnswer.of(() -> copy.getPropertiesWithResponse(null, TIMEOUT, Context.NONE))
                  .getValue())
          .map(BlobProperties::getCopyStatus);
    } catch (BlobStorageException e) {
      if (BlobErrorCode.BLOB_NOT_FOUND.equals(e.getErrorCode())) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static String folder(Upload upload, String sender) {
    return sender + "/" + upload.id() + "/";
  }

  private static Map<String, String> metadata(Upload upload, String reason) {
    String name = StorageBlobs.encoded(upload.name());
    return Map.of(
        "reason",
        reason,
        // Cut, since a name may be longer than metadata may be.
        "name",
        name.substring(0, Math.min(name.length(), MAX_METADATA)),
        "etag",
        upload.etag());
  }
}
