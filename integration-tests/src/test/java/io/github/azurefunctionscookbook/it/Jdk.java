package io.github.azurefunctionscookbook.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** A JDK of a given release on this machine. */
final class Jdk {
  private Jdk() {}

  /**
   * The home of a JDK: that of this test run, else what JAVA_HOME_&lt;release&gt;_X64 (the name on
   * GitHub's runners) or JAVA_HOME_&lt;release&gt; says, else a neighbour of this run's JDK.
   */
  static Optional<Path> home(int release) {
    Path own = Path.of(System.getProperty("java.home"));
    return Stream.of(
            Stream.of(own),
            fromEnvironment("JAVA_HOME_" + release + "_X64"),
            fromEnvironment("JAVA_HOME_" + release),
            neighbours(own))
        .flatMap(s -> s)
        .filter(home -> isRelease(home, release))
        .findFirst();
  }

  private static Stream<Path> fromEnvironment(String name) {
    return Optional.ofNullable(System.getenv(name)).map(Path::of).stream();
  }

  private static Stream<Path> neighbours(Path home) {
    try (Stream<Path> folders = Files.list(home.getParent())) {
      return folders.sorted().toList().stream();
    } catch (IOException e) {
      return Stream.empty();
    }
  }

  private static boolean isRelease(Path home, int release) {
    try {
      return Files.exists(home.resolve("bin"))
          && Files.readString(home.resolve("release")).contains("JAVA_VERSION=\"" + release + ".");
    } catch (IOException e) {
      return false;
    }
  }
}
