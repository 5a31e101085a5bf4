package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

class AzuriteTest {
  @TempDir private Path folder;

  @Test
  void runsTheCommandThatTheVariableNames() throws IOException {
    executable(folder.resolve("src/test/azurite/node_modules/.bin/azurite"));

    assertThat(Azurite.command(Map.of("AZURITE", "/opt/azurite"), folder, false))
        .contains(Path.of("/opt/azurite"));
  }

  @Test
  void prefersTheCommandOfTheLockFileToThatOnThePath() throws IOException {
    Path installed = executable(folder.resolve("src/test/azurite/node_modules/.bin/azurite"));
    Path onPath = executable(folder.resolve("bin/azurite"));

    assertThat(Azurite.command(path(onPath), folder, false)).contains(installed);
  }

  @Test
  void findsTheCommandOnThePath() throws IOException {
    Path onPath = executable(folder.resolve("bin/azurite"));

    assertThat(Azurite.command(path(onPath), folder, false)).contains(onPath);
  }

  @Test
  void looksForTheScriptThatWindowsRuns() throws IOException {
    Path installed = executable(folder.resolve("src/test/azurite/node_modules/.bin/azurite.cmd"));

    assertThat(Azurite.command(Map.of(), folder, true)).contains(installed);
    assertThat(Azurite.command(Map.of(), folder, false)).isEmpty();
  }

  @Test
  void skipsWhatNeedsItUnlessItIsRequired() {
    assertThat(Azurite.missing(Map.of(), "no Azurite"))
        .isInstanceOf(TestAbortedException.class)
        .hasMessage("no Azurite");
    assertThat(Azurite.missing(Map.of("INTEGRATION_TESTS", "required"), "no Azurite"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no Azurite");
  }

  private static Map<String, String> path(Path command) {
    return Map.of("PATH", "/nowhere" + File.pathSeparator + command.getParent());
  }

  private static Path executable(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }
}
