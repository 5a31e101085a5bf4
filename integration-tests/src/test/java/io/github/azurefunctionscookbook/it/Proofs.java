package io.github.azurefunctionscookbook.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What tables of promises name as their proof, in the last column: tests, steps of the build, and
 * files for what only GitHub and Azure can keep.
 *
 * @param folder the project or repository whose promises they are
 * @param sources its test sources
 */
record Proofs(Path folder, Collection<Path> sources) {
  private static final Pattern PROOF =
      Pattern.compile(
          "step `([\\w-]+)`|`(?:(\\w+)\\.(\\w+)|((?:infra|\\.github|\\.mvn)/[\\w./-]+))`");

  /** In the first paragraph of a method. */
  private static final Pattern TEST =
      Pattern.compile(
          "^  @(?:Test|ParameterizedTest|TestFactory)\\b.*?^  [\\w<> ]*?(\\w+)\\(",
          Pattern.DOTALL | Pattern.MULTILINE);

  /** A rule, which becomes a test for each project. */
  private static final Pattern RULE = Pattern.compile("rules\\.put\\(\\s*\"[^\"]+\", \\w+::(\\w+)");

  private static final Pattern CONTRACT =
      Pattern.compile("class \\w+ implements (\\w+Contract)\\b");

  static Proofs of(GeneratedProject project) {
    return new Proofs(project.folder(), testSources(project.folder()));
  }

  /** Those of the repository itself, all modules together. */
  static Proofs ofCookbook() {
    List<Path> sources = new ArrayList<>(testSources(Cookbook.ROOT.resolve("integration-tests")));
    sources.addAll(testSources(Cookbook.ROOT.resolve("spotbugs-plugin")));
    try (Stream<Path> layers = Files.list(Cookbook.ARCHETYPES.resolve("layers"))) {
      layers
          .filter(layer -> Files.isDirectory(layer.resolve("src/test/java")))
          .forEach(layer -> sources.addAll(testSources(layer)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Proofs(Cookbook.ROOT, sources);
  }

  private static List<Path> testSources(Path module) {
    try (Stream<Path> files = Files.walk(module.resolve("src/test/java"))) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rows of the table below a heading of the second level, without its head. */
  static List<String> rows(String markdown, String heading) {
    int start = markdown.indexOf("\n## " + heading + "\n");
    assertThat(start).as("heading " + heading).isNotNegative();
    int end = markdown.indexOf("\n## ", start + 1);
    List<String> rows =
        markdown
            .substring(start, end < 0 ? markdown.length() : end)
            .lines()
            .filter(line -> line.startsWith("| "))
            .skip(1)
            .toList();
    assertThat(rows).as(heading).hasSizeGreaterThan(3);
    return rows;
  }

  /** Fails if the row names no proof, or one that there is not. */
  void check(String row) {
    String proof = row.replaceAll(".*\\| ([^|]+) \\|$", "$1");
    List<MatchResult> names = PROOF.matcher(proof).results().toList();
    assertThat(names).as(row).isNotEmpty();
    for (MatchResult name : names) {
      if (name.group(1) != null) {
        assertThat(read(folder.resolve("pom.xml")))
            .as(row)
            .contains("<id>" + name.group(1) + "</id>");
      } else if (name.group(4) != null) {
        assertThat(folder.resolve(name.group(4))).as(row).isRegularFile();
      } else {
        assertThat(testsOf(name.group(2))).as(row).contains(name.group(3));
      }
    }
  }

  /** The names of the tests of a class and of the contracts that it implements. */
  private Set<String> testsOf(String type) {
    List<Path> found =
        sources.stream().filter(file -> file.endsWith(Path.of(type + ".java"))).toList();
    assertThat(found).as("test classes called " + type).hasSize(1);
    String source = read(found.get(0));
    Set<String> tests =
        Stream.of(source.split("\n\n"))
            .flatMap(paragraph -> TEST.matcher(paragraph).results().limit(1))
            .map(match -> match.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    RULE.matcher(source).results().forEach(rule -> tests.add(rule.group(1)));
    CONTRACT.matcher(source).results().forEach(match -> tests.addAll(testsOf(match.group(1))));
    return tests;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
