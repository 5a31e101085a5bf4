package io.github.azurefunctionscookbook.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each line of the gate's configuration does something: a method says what SpotBugs reports in it
 * with the line, and SpotBugs reports something else when the lines are gone.
 */
class GateCanariesTest {
  private static final Path COMMON = Path.of("..", "archetypes", "common");
  private static final Path CONFIG = COMMON.resolve("config");
  private static final Path CANARIES = Path.of("src/test/resources/gate");

  @TempDir static Path work;

  private static Map<String, List<String>> findings;
  private static Map<String, List<String>> findingsWithoutLines;

  @BeforeAll
  static void run() throws IOException, InterruptedException {
    // The blank is one that a user's folder may have as well.
    findings = run(work.resolve("as it is"), line -> true);
    findingsWithoutLines = run(work.resolve("without lines"), GateCanariesTest::isComment);
  }

  static List<Canary> canaries() {
    return Canary.in(CANARIES);
  }

  static List<Canary> canariesOfLines() {
    return canaries().stream().filter(canary -> !canary.lines().isEmpty()).toList();
  }

  /** All lines of all files but the comments. */
  static List<String> lines() {
    return files(CONFIG.resolve("spotbugs"), ".txt").stream()
        .flatMap(file -> read(file).stream())
        .filter(line -> !isComment(line))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("canaries")
  void reportsWhatTheCanarySays(Canary canary) {
    assertThat(findings.getOrDefault(canary.method(), List.of()))
        .as("findings in %s", canary)
        .isEqualTo(canary.findings());
  }

  @ParameterizedTest
  @MethodSource("canariesOfLines")
  void reportsSomethingElseWithoutTheLines(Canary canary) {
    assertThat(findingsWithoutLines.getOrDefault(canary.method(), List.of()))
        .as("findings in %s without the lines", canary)
        .isNotEqualTo(canary.findings());
  }

  @Test
  void reportsNothingElsewhere() {
    assertThat(canaries().stream().map(Canary::method)).containsAll(findings.keySet());
  }

  @Test
  void eachLineHasACanaryAndEachCanaryItsLine() {
    assertThat(canaries().stream().flatMap(canary -> canary.lines().stream()))
        .isNotEmpty()
        .hasSameElementsAs(lines());
  }

  @Test
  void eachLineStandsInItsFileOnce() {
    for (Path file : files(CONFIG.resolve("spotbugs"), ".txt")) {
      assertThat(read(file)).filteredOn(line -> !isComment(line)).doesNotHaveDuplicates();
    }
  }

  // SpotBugs passes over a misspelt name without a word.
  @ParameterizedTest
  @MethodSource("lines")
  void eachLineNamesWhatExists(String line) {
    assertThat(JvmSignature.ofLine(line)).matches(JvmSignature::exists, "exists");
  }

  /** What forbidden-apis refuses. */
  static List<ForbiddenApi> forbiddenApis() {
    return ForbiddenApi.in(read(CONFIG.resolve("forbidden-apis.txt")));
  }

  // A project passes over a class that it lacks; here all of them are on the class path.
  @ParameterizedTest
  @MethodSource("forbiddenApis")
  void eachForbiddenApiExistsAndHasAReason(ForbiddenApi api) {
    assertThat(api).matches(ForbiddenApi::exists, "exists");
    assertThat(api.reason()).as("why %s is forbidden", api.signature()).isNotBlank();
  }

  @Test
  void nothingIsLeftOutOfTheReportFromTheStart() throws IOException {
    assertThat(Files.readString(CONFIG.resolve("spotbugs/exclude.xml")))
        .endsWith("<FindBugsFilter xmlns=\"https://github.com/spotbugs/filter/3.0.0\"/>\n");
  }

  /** The findings in the canaries, with those lines of the configuration that are kept. */
  private static Map<String, List<String>> run(Path project, Predicate<String> kept)
      throws IOException, InterruptedException {
    for (Path file : files(CONFIG, ".txt")) {
      Path copy = project.resolve("config").resolve(CONFIG.relativize(file).toString());
      Files.createDirectories(copy.getParent());
      Files.write(copy, read(file).stream().filter(kept).toList());
    }
    compile(project.resolve("target/classes"));
    return new SpotBugsRun(project, Files.readString(COMMON.resolve("pom.xml"))).findings();
  }

  private static void compile(Path classes) throws IOException {
    Files.createDirectories(classes);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<String> options =
          List.of("-g", "-proc:none", "--release", "17", "-d", classes.toString());
      assertThat(
              compiler
                  .getTask(
                      null,
                      files,
                      null,
                      options,
                      null,
                      files.getJavaFileObjectsFromPaths(files(CANARIES, ".java")))
                  .call())
          .as("the canaries compile")
          .isTrue();
    }
  }

  private static boolean isComment(String line) {
    return line.isBlank() || line.startsWith("-");
  }

  private static List<Path> files(Path folder, String end) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> read(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
