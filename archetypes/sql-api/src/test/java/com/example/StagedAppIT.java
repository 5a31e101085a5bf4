package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What goes to Azure; integration tests run after it was staged. */
class StagedAppIT {
  @Test
  void holdsNeitherMigrationsNorWhatRunsThem() throws IOException {
    Optional<Path> app = StagedApp.folder();
    if (app.isPresent()) {
      try (Stream<Path> files = Files.walk(app.get())) {
        assertThat(files.map(file -> file.getFileName().toString()))
            .anyMatch(name -> name.startsWith("HikariCP"))
            .noneMatch(name -> name.contains("flyway"))
            .noneMatch(name -> name.contains("Migrate"))
            .noneMatch(name -> name.endsWith(".sql"));
      }
    }
  }
}
