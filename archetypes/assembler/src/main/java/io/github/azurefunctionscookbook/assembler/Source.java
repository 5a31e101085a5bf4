package io.github.azurefunctionscookbook.assembler;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A folder whose files land in the generated project: the common files, a layer or a recipe.
 *
 * @param owner how messages call it, such as "layer http"
 * @param folder laid out as it lands
 * @param testOnly whether its main sources land among the test sources
 */
record Source(String owner, Path folder, boolean testOnly) {

  private static final Set<String> LOCAL_FOLDERS =
      Set.of("node_modules", ".git", ".idea", ".vscode", ".settings");
  private static final Set<String> LOCAL_FILES =
      Set.of(".DS_Store", ".project", ".classpath", ".factorypath");

  /** The files by the path where they land, text with Unix line ends. */
  SortedMap<String, byte[]> files() throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
            return dir.equals(folder.resolve("target"))
                    || LOCAL_FOLDERS.contains(dir.getFileName().toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (!stays(file)) {
              files.put(landing(file), normalised(file));
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }

  private boolean stays(Path file) {
    String name = file.getFileName().toString();
    return file.equals(folder.resolve("pom.xml"))
        || LOCAL_FILES.contains(name)
        || name.endsWith(".iml");
  }

  private String landing(Path file) {
    String path = folder.relativize(file).toString().replace('\\', '/');
    return testOnly && (path.startsWith("src/main/java/") || path.startsWith("src/main/resources/"))
        ? path.replaceFirst("main", "test")
        : path;
  }

  private static byte[] normalised(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    String name = file.getFileName().toString();
    if (name.endsWith(".cmd") || name.endsWith(".bat") || !isText(bytes)) {
      return bytes;
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    return text.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static boolean isText(byte[] bytes) {
    for (byte b : bytes) {
      if (b == 0) {
        return false;
      }
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
