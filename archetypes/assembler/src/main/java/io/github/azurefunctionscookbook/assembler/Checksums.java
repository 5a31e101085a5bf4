package io.github.azurefunctionscookbook.assembler;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The checksums of what a generated project's build may download.
 *
 * @param own this catalogue's own artifacts by their path in a repository: their checksums are not
 *     recorded beforehand, as they exist only once a release is built
 */
record Checksums(Map<String, Path> own) {

  static final String PATH = ".mvn/checksums/checksums.sha256";

  /** Adds the own artifacts to the recorded lines, in the order in which Maven writes them. */
  byte[] complete(String recorded) throws IOException {
    SortedSet<String> lines = new TreeSet<>(recorded.lines().toList());
    for (Map.Entry<String, Path> artifact : own.entrySet()) {
      lines.add(sha256(artifact.getValue()) + "  " + artifact.getKey());
    }
    return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static String sha256(Path file) throws IOException {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
