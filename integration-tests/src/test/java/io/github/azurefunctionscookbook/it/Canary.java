package io.github.azurefunctionscookbook.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A method whose findings depend on lines of the gate's configuration. The comments above it hold
 * those lines, then a {@code reports} for each finding, or {@code reports nothing}.
 *
 * @param method class and method
 * @param lines what it needs of the configuration; empty for one that is only a safe counterpart
 * @param findings what is reported in it, each a pattern and a confidence, in order
 */
record Canary(String method, List<String> lines, List<String> findings) {
  private static final Pattern DECLARATION = Pattern.compile("(?:[\\w.<>\\[\\]]+ )+(\\w+)\\(.*");
  private static final String COMMENT = "// ";
  private static final String REPORTS = "reports ";

  /** All canaries of a folder of Java files. */
  static List<Canary> in(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().flatMap(file -> of(file).stream()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Canary> of(Path file) {
    String type = file.getFileName().toString().replace(".java", "");
    List<Canary> canaries = new ArrayList<>();
    List<String> comments = new ArrayList<>();
    for (String line : lines(file)) {
      String code = line.strip();
      Matcher declaration = DECLARATION.matcher(code);
      if (code.startsWith(COMMENT)) {
        comments.add(code.substring(COMMENT.length()));
      } else if (!comments.isEmpty() && declaration.matches()) {
        canaries.add(of(type + "." + declaration.group(1), comments));
        comments.clear();
      }
    }
    if (!comments.isEmpty()) {
      throw new IllegalArgumentException(file + ": no method after " + comments);
    }
    return canaries;
  }

  private static Canary of(String method, List<String> comments) {
    List<String> lines = comments.stream().filter(text -> !text.startsWith(REPORTS)).toList();
    List<String> findings =
        comments.stream()
            .filter(text -> text.startsWith(REPORTS))
            .map(text -> text.substring(REPORTS.length()))
            .sorted()
            .toList();
    if (findings.isEmpty()) {
      throw new IllegalArgumentException(method + ": does not say what is reported");
    }
    return new Canary(
        method, lines, findings.equals(List.of("nothing")) ? List.of() : List.copyOf(findings));
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return method;
  }
}
