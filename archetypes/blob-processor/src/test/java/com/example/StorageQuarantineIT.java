package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.azure.core.util.BinaryData;
import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobStorageException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StorageQuarantineIT {
  private static final String NAME = "acme/\u65e5\u672c %2F.csv";

  private final BlobContainerClient uploads = EmulatedContainers.container();
  private final BlobContainerClient container = EmulatedContainers.container();
  private final StorageIncoming incoming = new StorageIncoming(uploads);
  private final StorageQuarantine quarantine = new StorageQuarantine(uploads, container);

  @Test
  void keepsAFileByteForByteWithItsReason() {
    byte[] content = new byte[5 * 1024 * 1024];
    content[4_711] = 42;
    Upload upload = put(BinaryData.fromBytes(content));

    quarantine.keep(upload, "acme", FileReason.NOT_TEXT);

    BlobClient copy = container.getBlobClient("acme/" + upload.id() + "/upload");
    assertThat(copy.downloadContent().toBytes()).isEqualTo(content);
    assertThat(copy.getProperties().getMetadata())
        .isEqualTo(
            Map.of(
                "reason",
                "not_text",
                "name",
                "acme%2F%E6%97%A5%E6%9C%AC%20%252F.csv",
                "etag",
                upload.etag()));
    assertThat(incoming.find(NAME)).as("removed only after that").isPresent();
  }

  @Test
  void copiesNothingTwice() {
    Upload upload = put(BinaryData.fromString("content"));
    quarantine.keep(upload, "acme", FileReason.HEADER);
    BlobClient copy = container.getBlobClient("acme/" + upload.id() + "/upload");
    String etag = copy.getProperties().getETag();

    quarantine.keep(upload, "acme", FileReason.HEADER);

    assertThat(copy.getProperties().getETag()).isEqualTo(etag);
    assertThat(container.listBlobs()).hasSize(1);
  }

  @Test
  void keepsNoOtherContentUnderThisOne() {
    Upload first = put(BinaryData.fromString("first"));
    put(BinaryData.fromString("second"));

    assertThatExceptionOfType(BlobStorageException.class)
        .isThrownBy(() -> quarantine.keep(first, "acme", FileReason.HEADER));

    assertThat(container.listBlobs()).isEmpty();
  }

  @Test
  void keepsRowsOnce() {
    Upload upload = put(BinaryData.fromString("content"));

    quarantine.keepRows(upload, "acme", "\"line\"\n");
    quarantine.keepRows(upload, "acme", "\"other\"\n");

    BlobClient rows = container.getBlobClient("acme/" + upload.id() + "/rows.csv");
    assertThat(rows.downloadContent()).hasToString("\"line\"\n");
    assertThat(rows.getProperties().getMetadata()).containsEntry("reason", "rejected_rows");
    assertThat(rows.getProperties().getContentType()).startsWith("text/csv");
  }

  @Test
  void keepsAFileWithTheLongestName() {
    String name = "\u65e5".repeat(340);
    uploads.getBlobClient(name).upload(BinaryData.fromString("x"));
    Upload upload = incoming.find(name).orElseThrow();

    quarantine.keep(upload, "unknown", FileReason.NAME);

    assertThat(container.listBlobs()).hasSize(1);
  }

  private Upload put(BinaryData content) {
    uploads.getBlobClient(NAME).upload(content, true);
    return incoming.find(NAME).orElseThrow();
  }
}
