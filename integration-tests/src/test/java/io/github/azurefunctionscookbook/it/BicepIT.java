package io.github.azurefunctionscookbook.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurefunctionscookbook.it.BicepRules.Infra;
import io.github.azurefunctionscookbook.it.Checkov.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/**
 * The Bicep of every generated project keeps every rule, and each rule notices when it does not: a
 * change of a real file is planted for it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BicepIT {
  private static final List<Flaw> FLAWS = flaws("flaws");
  private static final List<Flaw> FLAWS_FOR_CHECKOV = flaws("for checkov");

  private final Map<GeneratedProject, Map<String, String>> texts = new LinkedHashMap<>();
  private final Map<String, Bicep> parsed = new LinkedHashMap<>();
  private final Map<String, Set<Finding>> audited = new LinkedHashMap<>();

  /** A change of a file, and what the rule says about it. */
  private record Flaw(String rule, String file, String from, String to, String says) {
    static Flaw of(Map<?, ?> flaw) {
      return new Flaw(
          (String) flaw.get("rule"),
          (String) flaw.get("file"),
          (String) flaw.get("from"),
          (String) flaw.get("to"),
          (String) flaw.get("says"));
    }

    boolean fits(Map<String, String> project) {
      return project.getOrDefault(file, "").contains(from);
    }

    /** The project's files with the flaw in one of them. */
    Map<String, String> in(Map<String, String> project) {
      Map<String, String> changed = new TreeMap<>(project);
      changed.put(file, project.get(file).replace(from, to));
      return changed;
    }
  }

  /** One run of the parser for everything: most projects have most files in common. */
  @BeforeAll
  void readEverything(@TempDir Path folder) {
    for (Recipe recipe : Cookbook.recipes()) {
      GeneratedProject project = recipe.renamed();
      Map<String, String> files = new TreeMap<>();
      project.files().keySet().stream()
          .filter(path -> path.endsWith(".bicep"))
          .forEach(path -> files.put(path, project.text(path)));
      assertThat(files).as(recipe.name()).containsKey("infra/main.bicep");
      texts.put(project, files);
    }
    Map<String, Path> distinct = new LinkedHashMap<>();
    Stream.concat(texts.values().stream(), planted(FLAWS))
        .forEach(files -> write(folder, files, distinct));
    Map<Path, Bicep> read = Bicep.read(distinct.values());
    distinct.forEach((text, file) -> parsed.put(text, read.get(file)));

    distinct.clear();
    Stream.concat(texts.values().stream(), planted(FLAWS_FOR_CHECKOV))
        .forEach(files -> write(folder, files, distinct));
    Map<Path, Set<Finding>> findings = Checkov.audit(distinct.values());
    distinct.forEach((text, file) -> audited.put(text, findings.getOrDefault(file, Set.of())));
  }

  private Stream<Map<String, String>> planted(List<Flaw> flaws) {
    return flaws.stream().flatMap(flaw -> project(flaw).map(texts::get).map(flaw::in).stream());
  }

  @TestFactory
  Stream<DynamicContainer> everyProject() {
    return texts.entrySet().stream()
        .map(
            project ->
                DynamicContainer.dynamicContainer(
                    project.getKey().recipe(),
                    BicepRules.all().entrySet().stream()
                        .map(
                            rule ->
                                DynamicTest.dynamicTest(
                                    rule.getKey(),
                                    () ->
                                        assertThat(
                                                rule.getValue()
                                                    .apply(
                                                        infra(
                                                            project.getKey(), project.getValue())))
                                            .isEmpty()))));
  }

  @TestFactory
  Stream<DynamicTest> checkovFindsNothingInAnyProject() {
    return texts.entrySet().stream()
        .map(
            project ->
                DynamicTest.dynamicTest(
                    project.getKey().recipe(),
                    () ->
                        assertThat(project.getValue())
                            .allSatisfy(
                                (path, text) ->
                                    assertThat(audited.get(text))
                                        .as(path)
                                        .filteredOn(finding -> !finding.isExcepted())
                                        .isEmpty())));
  }

  @TestFactory
  Stream<DynamicTest> checkovNamesWhatIsPlanted() {
    return FLAWS_FOR_CHECKOV.stream()
        .map(
            flaw ->
                DynamicTest.dynamicTest(
                    flaw.says(),
                    () ->
                        assertThat(audited.get(flaw.in(texts.get(fitting(flaw))).get(flaw.file())))
                            .filteredOn(finding -> !finding.isExcepted())
                            .extracting(Finding::check)
                            .contains(flaw.says())));
  }

  @Test
  void everyExceptionForCheckovIsNeededAndHasAReason() {
    assertThat(Checkov.exceptedChecks())
        .allSatisfy(check -> assertThat(Checkov.reason(check)).hasSizeGreaterThan(20));
    Assumptions.assumeTrue(
        System.getProperty("cookbook.recipes", "").isBlank(), "Other recipes may need the rest");
    assertThat(texts.values().stream().flatMap(files -> files.values().stream()))
        .flatExtracting(audited::get)
        .extracting(Finding::check)
        .containsAll(Checkov.exceptedChecks());
  }

  @TestFactory
  Stream<DynamicTest> everyRuleNoticesWhatIsPlanted() {
    return FLAWS.stream()
        .map(
            flaw ->
                DynamicTest.dynamicTest(
                    flaw.rule() + ": " + flaw.says(),
                    () -> {
                      GeneratedProject project = fitting(flaw);
                      assertThat(
                              BicepRules.all()
                                  .get(flaw.rule())
                                  .apply(infra(project, flaw.in(texts.get(project)))))
                          .anyMatch(offence -> offence.contains(flaw.says()));
                    }));
  }

  @Test
  void everyRuleHasAPlantedFlaw() {
    assertThat(FLAWS)
        .extracting(Flaw::rule)
        .containsAll(BicepRules.all().keySet())
        .allMatch(BicepRules.all()::containsKey);
  }

  /** The first project that a flaw can be planted in. */
  private Optional<GeneratedProject> project(Flaw flaw) {
    return texts.keySet().stream().filter(project -> flaw.fits(texts.get(project))).findFirst();
  }

  private GeneratedProject fitting(Flaw flaw) {
    return project(flaw)
        .orElseThrow(
            () -> new TestAbortedException("No recipe of this run has the text " + flaw.from()));
  }

  private Infra infra(GeneratedProject project, Map<String, String> files) {
    Map<String, Bicep> infra = new TreeMap<>();
    files.forEach((path, text) -> infra.put(path, parsed.get(text)));
    return new Infra(project, infra);
  }

  private static List<Flaw> flaws(String list) {
    return ((List<?>) BicepRules.yaml("bicep-flaws.yaml").get(list))
        .stream().map(flaw -> Flaw.of((Map<?, ?>) flaw)).toList();
  }

  /** Each text that is new gets a file, since most projects have most of them in common. */
  private static void write(Path folder, Map<String, String> files, Map<String, Path> distinct) {
    for (String text : files.values()) {
      distinct.computeIfAbsent(
          text,
          t -> {
            try {
              return Files.writeString(folder.resolve(distinct.size() + ".bicep"), t);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
  }
}
