package io.github.azurefunctionscookbook.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurefunctionscookbook.it.AuditTools.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What checkov reports about Bicep files, which it gets as templates of Azure Resource Manager. */
final class Checkov {
  private static final Map<?, ?> EXCEPTIONS = BicepRules.yaml("checkov.yaml");

  /** A check that failed and the type of resource that it failed for. */
  record Finding(String check, String resourceType, String name) {
    boolean isExcepted() {
      return EXCEPTIONS.get(check) instanceof Map<?, ?> exception
          && resourceType.equals(exception.get("on"));
    }
  }

  private Checkov() {}

  static List<String> exceptedChecks() {
    return EXCEPTIONS.keySet().stream().map(String.class::cast).toList();
  }

  static String reason(String check) {
    return String.valueOf(((Map<?, ?>) EXCEPTIONS.get(check)).get("because"));
  }

  /** The findings of each file, which must have different names; one run, without a network. */
  static Map<Path, Set<Finding>> audit(Collection<Path> files) {
    try {
      Path folder = Files.createTempDirectory("checkov");
      Answer written =
          AuditTools.node(
              "arm.mjs",
              Stream.concat(Stream.of(folder), files.stream())
                  .map(file -> file.toAbsolutePath().toString())
                  .toArray(String[]::new));
      assertThat(written.exit()).as(written.messages()).isZero();
      Answer answer =
          AuditTools.checkov(
              folder,
              "--directory=.",
              "--framework=arm",
              "--skip-download",
              "--quiet",
              "--compact",
              "--soft-fail",
              "--output=json");
      assertThat(answer.exit()).as(answer.messages()).isZero();
      GeneratedProject.delete(folder);
      return findings(files, answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<Path, Set<Finding>> findings(Collection<Path> files, Answer answer) {
    Map<?, ?> report = (Map<?, ?>) Yaml.read(answer.output());
    Map<?, ?> summary = (Map<?, ?>) report.get("summary");
    assertThat(summary.get("parsing_errors")).isEqualTo(0);
    assertThat((Integer) summary.get("passed")).as("checks that passed").isPositive();
    Map<String, Path> byName = new HashMap<>();
    files.forEach(file -> byName.put(file.getFileName().toString(), file));
    Map<Path, Set<Finding>> findings = new HashMap<>();
    for (Object failed : (List<?>) ((Map<?, ?>) report.get("results")).get("failed_checks")) {
      Map<?, ?> check = (Map<?, ?>) failed;
      String template = ((String) check.get("file_path")).replaceAll("^/|\\.\\w+\\.json$", "");
      findings
          .computeIfAbsent(byName.get(template), file -> new HashSet<>())
          .add(
              new Finding(
                  (String) check.get("check_id"),
                  // The type itself has one dot, and the name follows after the next.
                  ((String) check.get("resource")).replaceAll("^(\\w+\\.[^.]+)\\..*", "$1"),
                  (String) check.get("check_name")));
    }
    return findings;
  }
}
