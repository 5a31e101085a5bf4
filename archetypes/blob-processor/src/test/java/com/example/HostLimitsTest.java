package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the code needs of host.json, which nobody reads who changes the one or the other. */
class HostLimitsTest {
  @Test
  void endsAnUploadByItselfBeforeTheHostKillsIt() throws IOException {
    String timeout =
        Json.read(
            Files.readString(file()),
            64 * 1024,
            json -> {
              json.allowUnread();
              return json.text("functionTimeout");
            });

    assertThat(Duration.between(LocalTime.MIN, LocalTime.parse(timeout)))
        .isGreaterThan(UploadLimits.STANDARD.longest());
  }

  /** In the root of the project; in the recipe's own repository with what all projects share. */
  private static Path file() {
    return Stream.of(Path.of("host.json"), Path.of("..", "common", "host.json"))
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow();
  }
}
