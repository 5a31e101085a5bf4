package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.azure.core.util.BinaryData;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobStorageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StorageIncomingIT {
  private static final String NAME = "acme/a.csv";

  private final BlobContainerClient container = EmulatedContainers.container();
  private final StorageIncoming incoming = new StorageIncoming(container);

  @Test
  void findsAnUploadAndNoneWhereThereIsNone() {
    put(NAME, "content");

    assertThat(incoming.find(NAME))
        .hasValueSatisfying(
            upload -> {
              assertThat(upload.size()).isEqualTo(7);
              assertThat(upload.block()).isTrue();
              assertThat(upload.etag()).isNotEmpty().doesNotContain("\"");
            });
    assertThat(incoming.find("acme/b.csv")).isEmpty();
  }

  @Test
  void doesNotTakeAMissingContainerForAMissingUpload() {
    container.delete();

    assertThatExceptionOfType(BlobStorageException.class).isThrownBy(() -> incoming.find(NAME));
  }

  @Test
  void tellsABlobThatMayStillGrow() {
    container.getBlobClient(NAME).getAppendBlobClient().create();

    assertThat(incoming.find(NAME)).hasValueSatisfying(u -> assertThat(u.block()).isFalse());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "acme%2Fa.csv",
        "acme%252Fa.csv",
        "a b+c.csv",
        "a?sig=x#y.csv",
        "a%.csv",
        "\u65e5\u672c/\ud83c\udf75.csv",
        "a..b/c&d='e'.csv"
      })
  void reachesTheBlobOfExactlyThatName(String name) throws IOException {
    put("acme/a.csv", "another");
    put(name, "this");

    Upload upload = incoming.find(name).orElseThrow();

    assertThat(container.listBlobs()).extracting(blob -> blob.getName()).contains(name);
    assertThat(text(incoming.open(upload))).isEqualTo("this");
    assertThat(incoming.remove(upload)).isTrue();
    assertThat(incoming.find("acme/a.csv")).isPresent();
  }

  @Test
  void asksForAPartAtATime() throws IOException {
    int parts = 16;
    container
        .getBlobClient(NAME)
        .upload(BinaryData.fromBytes(new byte[parts * StorageIncoming.PART_BYTES]));
    AtomicLong largest = new AtomicLong();
    AtomicInteger answers = new AtomicInteger();
    StorageIncoming watched =
        new StorageIncoming(EmulatedContainers.watched(container, bodies(largest, answers)));

    long read = 0;
    try (InputStream stream = watched.open(watched.find(NAME).orElseThrow())) {
      byte[] buffer = new byte[8 * 1024];
      for (int got = stream.read(buffer); got >= 0; got = stream.read(buffer)) {
        read += got;
        assertThat((long) answers.get() * StorageIncoming.PART_BYTES - read)
            .as("bytes that are asked for and not read yet")
            .isLessThan(2L * StorageIncoming.PART_BYTES);
      }
    }

    assertThat(read).isEqualTo((long) parts * StorageIncoming.PART_BYTES);
    assertThat(largest).hasValue(StorageIncoming.PART_BYTES);
  }

  @Test
  void failsWhenTheContentIsReplacedWhileItIsRead() throws IOException {
    String large = "x".repeat(3 * StorageIncoming.PART_BYTES);
    put(NAME, large);
    Upload upload = incoming.find(NAME).orElseThrow();

    try (InputStream stream = incoming.open(upload)) {
      assertThat(stream.read()).isEqualTo('x');
      put(NAME, large.replace('x', 'y'));

      assertThatThrownBy(stream::readAllBytes).isInstanceOf(IOException.class);
    }
  }

  @Test
  void opensNoOtherContent() {
    put(NAME, "first");
    Upload first = incoming.find(NAME).orElseThrow();
    put(NAME, "second");

    assertThatThrownBy(() -> text(incoming.open(first))).isNotInstanceOf(FileRefused.class);
  }

  @Test
  void removesThisContentAndNoOther() {
    put(NAME, "first");
    Upload first = incoming.find(NAME).orElseThrow();
    put(NAME, "second");

    assertThat(incoming.remove(first)).isFalse();
    Upload second = incoming.find(NAME).orElseThrow();
    assertThat(incoming.remove(second)).isTrue();
    assertThat(incoming.remove(second)).as("done before").isFalse();
    assertThat(incoming.find(NAME)).isEmpty();
  }

  @Test
  void leadsToTheAccountOfTheSettings() {
    Settings settings =
        Map.of("STORAGE__blobServiceUri", "https://stdata.blob.core.windows.net/")::get;

    assertThat(StorageContainers.client(settings, "STORAGE", "incoming").getBlobContainerUrl())
        .isEqualTo("https://stdata.blob.core.windows.net/incoming");
  }

  private void put(String name, String content) {
    container.getBlobClient(name).upload(BinaryData.fromString(content), true);
  }

  private static String text(InputStream stream) throws IOException {
    try (stream) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Notes how large the bodies of answers are. */
  private static HttpPipelinePolicy bodies(AtomicLong largest, AtomicInteger answers) {
    return (context, next) ->
        next.process()
            .doOnNext(
                answer -> {
                  if (answer.getStatusCode() == 206) {
                    answers.incrementAndGet();
                    largest.accumulateAndGet(
                        Long.parseLong(answer.getHeaderValue(HttpHeaderName.CONTENT_LENGTH)),
                        Math::max);
                  }
                });
  }
}
