package io.github.azurefunctionscookbook.assembler;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The files of a generated project, each brought by exactly one owner. */
final class Overlay {

  private record Entry(String owner, byte[] content) {}

  private final SortedMap<String, Entry> entries = new TreeMap<>();

  void add(Source source) throws IOException {
    source.files().forEach((path, content) -> add(path, source.owner(), content));
  }

  void add(String path, String owner, byte[] content) {
    // File systems that ignore case would let one silently replace the other.
    for (Map.Entry<String, Entry> other : entries.entrySet()) {
      if (other.getKey().equalsIgnoreCase(path)) {
        throw new AssemblyException(
            "%s is brought by %s and by %s; it can come from one only."
                .formatted(path, other.getValue().owner(), owner));
      }
    }
    entries.put(path, new Entry(owner, content));
  }

  SortedSet<String> paths() {
    return new TreeSet<>(entries.keySet());
  }

  String owner(String path) {
    return entries.get(path).owner();
  }

  byte[] content(String path) {
    return entries.get(path).content();
  }

  String text(String path) {
    return new String(content(path), StandardCharsets.UTF_8);
  }

  void write(Path folder) throws IOException {
    for (Map.Entry<String, Entry> entry : entries.entrySet()) {
      Path file = folder.resolve(entry.getKey());
      Files.createDirectories(file.getParent());
      Files.write(file, entry.getValue().content());
    }
  }
}
