package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What goes to Azure; integration tests run after it was staged. */
class StagedAppIT {
  private static final Path STAGED = Path.of("target/azure-functions");

  @Test
  void holdsNeitherMigrationsNorWhatRunsThem() throws IOException {
    boolean staged = Files.readString(Path.of("pom.xml")).contains("azure-functions-maven-plugin");
    assertThat(Files.exists(STAGED)).isEqualTo(staged);
    if (staged) {
      try (Stream<Path> files = Files.walk(STAGED)) {
        assertThat(files.map(file -> file.getFileName().toString()))
            .anyMatch(name -> name.startsWith("HikariCP"))
            .noneMatch(name -> name.contains("flyway"))
            .noneMatch(name -> name.contains("Migrate"))
            .noneMatch(name -> name.endsWith(".sql"));
      }
    }
  }
}
