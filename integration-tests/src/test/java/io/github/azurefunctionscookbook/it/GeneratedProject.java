package io.github.azurefunctionscookbook.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A project that a recipe generated: its files by path, relative and with slashes. */
record GeneratedProject(String recipe, Path folder) {

  /** The content of every file but those that a build or git made. */
  Map<String, byte[]> files() {
    return files(path -> !path.startsWith("target/") && !path.startsWith(".git/"));
  }

  /** The same, each byte as one character, so that a difference is readable and none is lost. */
  Map<String, String> texts() {
    Map<String, String> texts = new TreeMap<>();
    files()
        .forEach((path, bytes) -> texts.put(path, new String(bytes, StandardCharsets.ISO_8859_1)));
    return texts;
  }

  /** The content of every staged file of the function app; empty before the project was built. */
  Map<String, byte[]> staged() {
    return files(path -> path.startsWith("target/azure-functions/"));
  }

  String text(String path) {
    return new String(bytes(folder.resolve(path)), StandardCharsets.UTF_8);
  }

  boolean has(String path) {
    return Files.exists(folder.resolve(path));
  }

  /** A copy of the files, without what a build made, in a folder that is made anew. */
  GeneratedProject copyTo(Path target) {
    delete(target);
    files()
        .forEach(
            (path, content) -> {
              try {
                Path file = target.resolve(path);
                Files.createDirectories(file.getParent());
                Files.write(file, content);
                file.toFile().setExecutable(Files.isExecutable(folder.resolve(path)));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    return new GeneratedProject(recipe, target);
  }

  /** Adds a dependency to its pom.xml. */
  void addDependency(String groupId, String artifactId, String version) {
    String end = "\n  </dependencies>\n\n  <build>";
    String dependency =
        "<dependency><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version></dependency>"
            .formatted(groupId, artifactId, version);
    try {
      Files.writeString(folder.resolve("pom.xml"), text("pom.xml").replace(end, dependency + end));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, byte[]> files(Predicate<String> wanted) {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      walk.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .forEach(
              file -> {
                String path = folder.relativize(file).toString().replace('\\', '/');
                if (wanted.test(path)) {
                  files.put(path, bytes(file));
                }
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return recipe;
  }
}
