package io.github.azurefunctionscookbook.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every recipe's renamed sample passes its own tests and the gate, all in one run of Maven, stays
 * in its budget, and gets no artifact whose checksum is not recorded. With {@code -Drecord},
 * checksums and budgets are recorded instead.
 */
class BuildIT {
  private static final boolean RECORD = Boolean.getBoolean("record");
  private static final Pattern ANALYSED =
      Pattern.compile("<FindBugsSummary[^>]* total_classes=['\"](\\d+)['\"]");
  private static final Pattern FOUND = Pattern.compile("<BugInstance[ >]");
  private static final Pattern TESTS = Pattern.compile("<testsuite [^>]*?tests=\"(\\d+)\"[^>]*>");
  private static final Pattern SKIPPED =
      Pattern.compile("<testsuite [^>]*?skipped=\"([1-9]\\d*)\"");

  private static final Build OLDEST = new Build("maven3-jdk17", Maven.maven3(), 17);
  private static final Build NEWEST = new Build("maven4-jdk25", Maven.maven4(), 25);

  private static final Map<Build, CompletableFuture<Optional<Built>>> BUILDS = new HashMap<>();

  /** One Maven on one JDK, building every recipe. */
  private record Build(String name, Maven maven, int jdk) {}

  /** What a build left: the projects, and what Maven said. */
  private record Built(List<GeneratedProject> projects, Maven.Run run) {}

  /** Side by side, since each leaves processors idle; but what is recorded has one writer. */
  @BeforeAll
  static void build() {
    ExecutorService threads = Executors.newFixedThreadPool(RECORD ? 1 : 2);
    for (Build build : List.of(OLDEST, NEWEST)) {
      BUILDS.put(build, CompletableFuture.supplyAsync(() -> run(build), threads));
    }
    threads.shutdown();
  }

  @TestFactory
  Stream<DynamicTest> onTheOldestJdkWithMaven3() {
    return results(OLDEST);
  }

  @TestFactory
  Stream<DynamicTest> onTheNewestJdkWithMaven4() {
    return results(NEWEST);
  }

  /** Nothing when this machine has no such JDK. */
  private static Optional<Built> run(Build build) {
    return Jdk.home(build.jdk())
        .map(
            home -> {
              List<GeneratedProject> projects =
                  copies(Cookbook.WORK.resolve("projects/" + build.name()), build.jdk());
              Path folder = projects.get(0).folder().getParent();
              // What every project says to Maven, said by their aggregator.
              new GeneratedProject("all", projects.get(0).folder().resolve(".mvn"))
                  .copyTo(folder.resolve(".mvn"));
              List<String> arguments = new ArrayList<>(List.of("verify", "--fail-at-end"));
              arguments.addAll(RECORD ? Checksums.recordForAll() : List.of(Checksums.STRICT));
              return new Built(
                  projects, build.maven().on(home).run(folder, arguments.toArray(String[]::new)));
            });
  }

  private static Stream<DynamicTest> results(Build build) {
    Optional<Built> built = BUILDS.get(build).join();
    if (built.isEmpty()) {
      String reason = "No JDK " + build.jdk() + " here: set JAVA_HOME_" + build.jdk();
      assertThat(isRequired()).as(reason).isFalse();
      Assumptions.abort(reason);
    }
    Maven.Run run = built.get().run();
    Map<String, String> results = results(run);
    return built.get().projects().stream()
        .map(
            project ->
                DynamicTest.dynamicTest(
                    project.recipe(),
                    () -> {
                      assertThat(results)
                          .as(() -> tail(run))
                          .hasEntrySatisfying(
                              project.folder().getFileName().toString(),
                              result ->
                                  assertThat(result).as(() -> tail(run)).startsWith("SUCCESS"));
                      assertBuilt(project);
                      assertInBudget(project);
                      report(build.name(), project, results);
                    }));
  }

  /**
   * Copies of the samples below one aggregator; with another Java version where the JDK is newer.
   */
  private static List<GeneratedProject> copies(Path folder, int jdk) {
    GeneratedProject.delete(folder);
    List<GeneratedProject> copies =
        Cookbook.recipes().stream()
            .map(Recipe::renamed)
            .map(sample -> sample.copyTo(folder.resolve(sample.folder().getFileName())))
            .toList();
    StringBuilder modules = new StringBuilder();
    for (GeneratedProject copy : copies) {
      modules.append("<module>").append(copy.folder().getFileName()).append("</module>");
      write(
          copy.folder().resolve("pom.xml"),
          copy.text("pom.xml")
              .replace("<maven.compiler.release>17<", "<maven.compiler.release>" + jdk + "<"));
    }
    write(
        folder.resolve("pom.xml"),
        "<project xmlns=\"http://maven.apache.org/POM/4.0.0\"><modelVersion>4.0.0</modelVersion>"
            + "<groupId>all</groupId><artifactId>all</artifactId><version>1</version>"
            + "<packaging>pom</packaging><modules>"
            + modules
            + "</modules></project>");
    return copies;
  }

  private static void assertBuilt(GeneratedProject project) throws IOException {
    String report = project.text("target/spotbugsXml.xml");
    Matcher analysed = ANALYSED.matcher(report);
    assertThat(analysed.find()).as("SpotBugs ran").isTrue();
    assertThat(Integer.parseInt(analysed.group(1))).as("classes analysed").isGreaterThan(5);
    assertThat(FOUND.matcher(report).find()).as("findings").isFalse();
    assertThat(tests(project, "target/surefire-reports")).as("unit tests").isGreaterThan(20);
    assertThat(tests(project, "target/failsafe-reports")).as("integration tests").isPositive();
    assertThat(Sbom.flaws(project.text("target/bom.json"))).as("flaws of the SBOM").isEmpty();
    assertThat(project.staged().keySet())
        .anyMatch(path -> path.endsWith("/host.json"))
        .anyMatch(path -> path.endsWith("/function.json"))
        .noneMatch(path -> path.endsWith("local.settings.json"))
        // The Azure SDK's own HTTP client and its native code; gRPC has a copy inside its one jar.
        .noneMatch(path -> path.matches(".*/(azure-core-http-netty|netty)-[^/]*"));
  }

  private static void assertInBudget(GeneratedProject project) {
    Footprint footprint = Footprint.of(project);
    if (RECORD) {
      footprint.record(project.recipe());
    }
    assertThat(footprint.differences(Footprint.budget(project.recipe())))
        .as("%s beyond its budget. %s", project, Footprint.remedy(project.recipe()))
        .isEmpty();
    assertThat(footprint.libraries().values()).as("licences").isSubsetOf(Footprint.licences());
    assertThat(project.staged().keySet())
        .as("what is staged beside the app and the libraries of its bill of materials")
        .filteredOn(path -> path.endsWith(".jar"))
        .extracting(path -> path.replaceAll(".*/", ""))
        .filteredOn(jar -> !Footprint.jars(project).contains(jar))
        .singleElement()
        .isEqualTo(
            project.folder().getFileName() + "-" + Generator.RENAMED.get("version") + ".jar");
  }

  /**
   * How many tests ran; a skipped one does not count as green here, where every real part is at
   * hand.
   */
  private static int tests(GeneratedProject project, String folder) throws IOException {
    int tests = 0;
    try (Stream<Path> reports = Files.list(project.folder().resolve(folder))) {
      for (Path report : reports.filter(f -> f.toString().endsWith(".xml")).toList()) {
        String text = Files.readString(report);
        Matcher suite = TESTS.matcher(text);
        if (suite.find()) {
          tests += Integer.parseInt(suite.group(1));
          assertThat(SKIPPED.matcher(text).find() && isRequired())
              .as("skipped tests in %s", report.getFileName())
              .isFalse();
        }
      }
    }
    return tests;
  }

  private static boolean isRequired() {
    return "required".equals(System.getenv("INTEGRATION_TESTS"));
  }

  /** What Maven's summary says of each module. */
  private static Map<String, String> results(Maven.Run run) {
    Pattern line =
        Pattern.compile("\\[INFO\\] (\\S+)(?: \\S+)? \\.+ (SUCCESS|FAILURE|SKIPPED)(.*)");
    Map<String, String> results = new TreeMap<>();
    for (String text : run.lines()) {
      Matcher matcher = line.matcher(text);
      if (matcher.matches()) {
        results.put(matcher.group(1), matcher.group(2) + matcher.group(3));
      }
    }
    return results;
  }

  private static void report(String name, GeneratedProject project, Map<String, String> results) {
    Map<String, byte[]> staged = project.staged();
    Map<String, byte[]> files = project.files();
    long lines =
        files.values().stream()
            .mapToLong(content -> new String(content, StandardCharsets.UTF_8).lines().count())
            .sum();
    System.out.printf(
        "%s %s: %d files, %d lines; staged %d KiB, %d jars; verify %s%n",
        name,
        project.recipe(),
        files.size(),
        lines,
        staged.values().stream().mapToLong(content -> content.length).sum() / 1024,
        staged.keySet().stream().filter(path -> path.endsWith(".jar")).count(),
        results.get(project.folder().getFileName().toString()));
  }

  private static String tail(Maven.Run run) {
    List<String> lines =
        run.lines().stream()
            .filter(
                line -> line.contains("ERROR") || line.contains("FAIL") || line.contains("SUCCESS"))
            .toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
