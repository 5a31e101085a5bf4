package io.github.azurefunctionscookbook.assembler;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The pom.xml of every generated project, with a marker where a recipe's dependencies belong. */
final class PomSkeleton {

  private static final Pattern MARKER =
      Pattern.compile("^( *)<!-- recipe dependencies -->\\n", Pattern.MULTILINE);

  private final String text;
  private final Pins pins;
  private final String groupId;
  private final Map<String, Dependency> own = new LinkedHashMap<>();
  private final Map<String, Dependency> added = new LinkedHashMap<>();
  private final Map<String, String> owners = new LinkedHashMap<>();

  /**
   * Reads the skeleton.
   *
   * @param groupId whose layers are no dependencies of a generated project
   */
  PomSkeleton(Path file, Pins pins, String groupId) throws IOException {
    this.pins = pins;
    this.groupId = groupId;
    text = pins.resolve(read(file), "common/pom.xml", 1);
    Dependency.in(text).forEach(dependency -> own.put(dependency.key(), dependency));
  }

  /** Adds the dependencies of a layer or recipe; the first to name one decides on its place. */
  void add(Source source) throws IOException {
    Path file = source.folder().resolve("pom.xml");
    String label = source.owner() + ", pom.xml";
    for (Dependency raw : Dependency.in(read(file))) {
      if (!Layers.isLayer(raw, groupId)) {
        Dependency pinned = raw.withText(pins.resolve(raw.text(), label, raw.line()));
        add(source.testOnly() ? pinned.inTestScope() : pinned, source.owner());
      }
    }
  }

  private void add(Dependency dependency, String owner) {
    String key = dependency.key();
    Dependency standing = own.getOrDefault(key, added.get(key));
    if (standing == null) {
      added.put(key, dependency);
      owners.put(key, owner);
      return;
    }
    String other = owners.getOrDefault(key, "common");
    if (standing.contradicts(dependency)) {
      throw new AssemblyException(
          "%s is declared differently by %s and by %s.".formatted(key, other, owner));
    }
    if (dependency.width() <= standing.width()) {
      return;
    }
    if (own.containsKey(key)) {
      throw new AssemblyException(
          "%s needs %s in a wider scope than common/pom.xml gives it.".formatted(owner, key));
    }
    added.put(key, dependency);
    owners.put(key, owner);
  }

  /** The whole pom.xml, dependencies of the tests last, still without the template's escapes. */
  String fill() {
    Matcher marker = MARKER.matcher(text);
    if (!marker.find()) {
      throw new AssemblyException("common/pom.xml lacks the line <!-- recipe dependencies -->.");
    }
    String dependencies =
        added.values().stream()
            .sorted(Comparator.comparing(Dependency::test))
            .map(dependency -> indented(dependency.text(), marker.group(1)) + "\n")
            .collect(Collectors.joining());
    return marker.replaceFirst(Matcher.quoteReplacement(dependencies));
  }

  private static String indented(String text, String indent) {
    List<String> lines = text.lines().toList();
    return lines.stream()
        .map(line -> line.isBlank() ? "" : indent + line)
        .collect(Collectors.joining("\n"));
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file).replace("\r\n", "\n");
  }
}
