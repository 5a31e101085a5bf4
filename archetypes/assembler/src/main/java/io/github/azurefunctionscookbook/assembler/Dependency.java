package io.github.azurefunctionscookbook.assembler;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A dependency as its author wrote it in a pom.xml.
 *
 * @param text the element with the comments before it, without common indentation
 * @param line where the text starts, from 1
 * @param values the simple elements inside, such as artifactId
 */
record Dependency(String text, int line, Map<String, String> values) {

  private static final Pattern TOKEN =
      Pattern.compile(
          "<!--.*?-->|<!\\[CDATA\\[.*?]]>|<\\?.*?\\?>|<(?<end>/?)(?<name>[\\w.:-]+)[^>]*?(?<empty>/?)>",
          Pattern.DOTALL);
  private static final Pattern SCOPE = Pattern.compile("<scope>[^<]*</scope>");
  private static final Pattern SCOPE_LINE = Pattern.compile("\\n *<scope>[^<]*</scope>");
  private static final Pattern CLOSING = Pattern.compile("( *)</dependency>$");
  private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);

  /** The direct dependencies of a pom.xml, in its order. */
  static List<Dependency> in(String pom) {
    List<Dependency> dependencies = new ArrayList<>();
    Deque<String> path = new ArrayDeque<>();
    Map<String, String> values = new TreeMap<>();
    int leadIn = 0;
    int value = 0;
    Matcher token = TOKEN.matcher(pom);
    while (token.find()) {
      if (token.group("name") == null || !token.group("empty").isEmpty()) {
        continue;
      }
      if (token.group("end").isEmpty()) {
        path.addLast(token.group("name"));
        value = token.end();
        if (at(path, "project", "dependencies")) {
          leadIn = token.end();
        }
        continue;
      }
      if (path.size() == 4 && at(path, "project", "dependencies", "dependency", path.getLast())) {
        values.put(path.getLast(), pom.substring(value, token.start()).strip());
      } else if (at(path, "project", "dependencies", "dependency")) {
        dependencies.add(cut(pom, leadIn, token.end(), values));
        values.clear();
        leadIn = token.end();
      }
      path.removeLast();
    }
    return dependencies;
  }

  private static boolean at(Deque<String> path, String... names) {
    return new ArrayList<>(path).equals(List.of(names));
  }

  private static Dependency cut(String pom, int start, int end, Map<String, String> values) {
    int first = start;
    while (pom.substring(first, end).indexOf('\n') >= 0
        && pom.substring(first, pom.indexOf('\n', first)).isBlank()) {
      first = pom.indexOf('\n', first) + 1;
    }
    int line = 1 + (int) pom.substring(0, first).chars().filter(c -> c == '\n').count();
    return new Dependency(pom.substring(first, end).stripIndent(), line, Map.copyOf(values));
  }

  String groupId() {
    return values.getOrDefault("groupId", "");
  }

  String artifactId() {
    return values.getOrDefault("artifactId", "");
  }

  boolean test() {
    return "test".equals(values.get("scope"));
  }

  /** What makes two declarations one dependency to Maven. */
  String key() {
    return String.join(
        ":",
        groupId(),
        artifactId(),
        values.getOrDefault("type", "jar"),
        values.getOrDefault("classifier", ""));
  }

  /** Whether another declaration differs in more than scope, comments and layout. */
  boolean contradicts(Dependency other) {
    return !essence().equals(other.essence());
  }

  private String essence() {
    String bare = COMMENT.matcher(text).replaceAll("");
    return SCOPE.matcher(bare).replaceAll("").replaceAll("\\s+", "");
  }

  /** How much of the classpath it reaches: the higher, the wider. */
  int width() {
    return switch (values.getOrDefault("scope", "compile")) {
      case "compile" -> 3;
      case "provided", "runtime" -> 2;
      default -> 1;
    };
  }

  Dependency inTestScope() {
    if (test()) {
      return this;
    }
    String unscoped = SCOPE_LINE.matcher(text).replaceAll("");
    String scoped =
        CLOSING.matcher(unscoped).replaceAll("$1  <scope>test</scope>\n$1</dependency>");
    Map<String, String> changed = new TreeMap<>(values);
    changed.put("scope", "test");
    return new Dependency(scoped, line, Map.copyOf(changed));
  }

  Dependency withText(String changed) {
    return new Dependency(changed, line, values);
  }
}
