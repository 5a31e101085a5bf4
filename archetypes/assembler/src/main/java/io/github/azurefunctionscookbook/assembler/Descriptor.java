package io.github.azurefunctionscookbook.assembler;

import io.github.azurefunctionscookbook.recipe.Inputs;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The archetype's descriptor, made of the shared one and the files of one recipe. */
record Descriptor(String template) {

  private static final String PROPERTIES = "    <!-- required properties -->\n";
  private static final String COPIED = "        <!-- copied files -->\n";
  private static final Pattern FILE_SET =
      Pattern.compile(" *<fileSet filtered=\"true\".*?</fileSet>\n", Pattern.DOTALL);
  private static final Pattern DIRECTORY = Pattern.compile("<directory>(.*?)</directory>");
  private static final Pattern INCLUDE = Pattern.compile("<include>(.*?)</include>");

  /**
   * Adds the properties and the copied files, and leaves out each file set that would only create
   * an empty folder.
   *
   * @param rendered the files that Velocity renders, each in one filtered file set
   * @param copied the files that land byte for byte
   */
  String fill(String name, Collection<String> rendered, Collection<String> copied) {
    requireLine(PROPERTIES);
    requireLine(COPIED);
    List<String> claimed = new ArrayList<>();
    StringBuilder filled = new StringBuilder();
    Matcher fileSet = FILE_SET.matcher(template);
    while (fileSet.find()) {
      List<String> files =
          Stream.concat(rendered.stream(), copied.stream())
              .filter(path -> matches(fileSet.group(), path))
              .toList();
      claimed.addAll(files);
      fileSet.appendReplacement(
          filled, files.isEmpty() ? "" : Matcher.quoteReplacement(fileSet.group()));
    }
    fileSet.appendTail(filled);
    requireClaims(claimed, rendered, 1);
    requireClaims(claimed, copied, 0);
    return filled
        .toString()
        .replace("@recipe.artifactId@", Xml.escape(name))
        .replace(PROPERTIES, requiredProperties())
        .replace(COPIED, includes(copied));
  }

  private void requireLine(String line) {
    if (!template.contains(line)) {
      throw new AssemblyException(
          "descriptor/META-INF/maven/archetype-metadata.xml lacks the line " + line.strip());
    }
  }

  private static void requireClaims(List<String> claimed, Collection<String> paths, int expected) {
    for (String path : paths) {
      long count = claimed.stream().filter(path::equals).count();
      if (count != expected) {
        throw new AssemblyException(
            "%s is in %d filtered file sets of descriptor/META-INF/maven/archetype-metadata.xml."
                .formatted(path, count));
      }
    }
  }

  private static boolean matches(String fileSet, String path) {
    String prefix = values(DIRECTORY, fileSet).get(0) + "/";
    return path.startsWith(prefix)
        && values(INCLUDE, fileSet).stream().anyMatch(p -> ant(p, path.substring(prefix.length())));
  }

  /** Names each file: a pattern for all would match folders too, and warn about each. */
  private static String includes(Collection<String> copied) {
    return copied.stream()
        .map(path -> "        <include>" + Xml.escape(path) + "</include>\n")
        .collect(Collectors.joining());
  }

  private static List<String> values(Pattern element, String fileSet) {
    return element.matcher(fileSet).results().map(match -> match.group(1)).toList();
  }

  /** Matches as the archetype plugin does: **&#47; is any folders, * part of one name. */
  private static boolean ant(String pattern, String path) {
    String anyFolders = "\\\\E(?:.+/)?\\\\Q";
    String name = "\\\\E[^/]+\\\\Q";
    String regex = Pattern.quote(pattern).replaceAll("\\*\\*/", anyFolders);
    return path.matches(regex.replaceAll("(?<![*])[*](?![*])", name));
  }

  /** Lists no standard property: Eclipse would ask for it a second time. */
  private static String requiredProperties() {
    return Inputs.ALL.stream()
            .filter(input -> input.initial() != null)
            .map(input -> property(input.name(), input.initial(), regex(input.pattern())))
            .collect(Collectors.joining())
        + "    <!-- No question: its default checks all answers, before anything is written. -->\n"
        + property(InputChecks.CHECK, InputChecks.check(), "");
  }

  private static String property(String key, String initial, String regex) {
    return """
            <requiredProperty key="%s">
              <defaultValue>%s</defaultValue>
        %s    </requiredProperty>
        """
        .formatted(key, Xml.escape(initial), regex);
  }

  private static String regex(String pattern) {
    return "      <validationRegex>" + Xml.escape(pattern) + "</validationRegex>\n";
  }
}
