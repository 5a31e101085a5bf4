package io.github.azurefunctionscookbook.recipe;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A whole project as a recipe renders it.
 *
 * @param files the contents by path, relative to the project and with slashes
 */
record Rendering(SortedMap<String, byte[]> files) {
  Rendering {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /** Reads every file of a folder. */
  static Rendering of(Path folder) throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            files.put(
                folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            return FileVisitResult.CONTINUE;
          }
        });
    return new Rendering(files);
  }

  /** Whether a file starts as a program: what a jar cannot say, its name does. */
  static boolean isProgram(String path) {
    return path.equals("mvnw") || path.endsWith("/mvnw") || path.endsWith(".sh");
  }
}
