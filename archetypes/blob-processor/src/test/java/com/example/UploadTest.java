package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class UploadTest {
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  @Test
  void hasOneIdForOneContentUnderOneName() {
    Upload upload = upload("a", "1", NOON);

    assertThat(upload.id()).isEqualTo(upload("a", "1", NOON.plusSeconds(9)).id()).hasSize(32);
    assertThat(upload.id()).isNotEqualTo(upload("a", "2", NOON).id());
    assertThat(upload.id()).isNotEqualTo(upload("b", "1", NOON).id());
  }

  @Test
  void hasAGreaterVersionTheLaterItWasWritten() {
    String version = upload("a", "1", NOON).version("0A");

    assertThat(upload("b", "0", NOON.plusSeconds(1)).version("00")).isGreaterThan(version);
    assertThat(upload("a", "0", NOON).version("0B")).as("in one second").isGreaterThan(version);
    assertThat(upload("a", "1", NOON).version("0A")).isEqualTo(version);
    assertThat(upload("a", "2", NOON).version("0A")).isNotEqualTo(version);
    assertThat(upload("a", "1", NOON.plusMillis(1)).version("0A")).isEqualTo(version);
  }

  private static Upload upload(String name, String etag, Instant modified) {
    return new Upload(name, etag, 1, modified, true);
  }
}
