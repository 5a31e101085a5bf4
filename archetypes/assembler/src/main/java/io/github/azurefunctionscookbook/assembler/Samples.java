package io.github.azurefunctionscookbook.assembler;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The answers of the two samples that archetype:integration-test generates of every recipe. */
final class Samples {

  private Samples() {}

  static void write(Path folder, String recipe) throws IOException {
    write(folder.resolve("same"), "com.example", recipe, "com.example", "1.0.0-SNAPSHOT");
    write(
        folder.resolve("renamed"),
        "org.acme.orders",
        "acme-" + recipe,
        "org.acme.orders.fn",
        "2.3.4");
  }

  private static void write(
      Path folder, String groupId, String artifactId, String packageName, String version)
      throws IOException {
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("archetype.properties"),
        """
        groupId=%s
        artifactId=%s
        version=%s
        package=%s
        javaVersion=17
        """
            .formatted(groupId, artifactId, version, packageName));
    // Blank, so that the sample is generated and not built; empty would skip its verification too.
    Files.writeString(folder.resolve("goal.txt"), "\n");
  }
}
