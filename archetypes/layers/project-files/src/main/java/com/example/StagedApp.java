package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the build has staged for Azure; integration tests run after that. */
final class StagedApp {
  private static final String STAGED_BY = "azure-functions-maven-plugin";

  private StagedApp() {}

  /** Its folder; empty in the catalogue's own build of a recipe, which stages nothing. */
  static Optional<Path> folder() throws IOException {
    boolean stages = Files.readString(Path.of("pom.xml")).contains(STAGED_BY);
    List<Path> apps = folders(Path.of("target", "azure-functions"));
    assertThat(apps).as("staged apps").hasSize(stages ? 1 : 0);
    return apps.stream().findFirst();
  }

  private static List<Path> folders(Path parent) throws IOException {
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(parent)) {
      return folders.filter(Files::isDirectory).toList();
    }
  }
}
