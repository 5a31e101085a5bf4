import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Measures what a developer waits for: generation, beside Maven's quickstart; the whole build of a
 * generated project, by plugin, beside the same without the gate; and the inner loop. All in
 * seconds, interleaved, after one round that does not count.
 */
final class ToolChain {
  private static final Path WORK = Path.of("integration-tests/target/benchmark").toAbsolutePath();
  private static final Path AZURITE =
      Path.of("archetypes/layers/azurite/src/test/azurite/node_modules/.bin/azurite")
          .toAbsolutePath();
  private static final String CATALOGUE = "io.github.azure-functions-cookbook";
  private static final String GENERATE =
      "org.apache.maven.plugins:maven-archetype-plugin:3.4.1:generate";

  private static final List<String> WITHOUT_GATE =
      List.of(
          "verify",
          "-Dspotbugs.skip=true",
          "-Dforbiddenapis.skip=true",
          "-Dspotless.check.skip=true",
          "-Dcyclonedx.skip=true",
          "-Denforcer.skip=true",
          "-Dmdep.analyze.skip=true",
          "-Daether.artifactResolver.postProcessor.trustedChecksums=false");

  /** A line of Maven's log that says which goal begins, with the time before it. */
  private static final Pattern GOAL =
      Pattern.compile("(\\d\\d):(\\d\\d):(\\d\\d)\\.(\\d{3}) .*--- (\\S+) .*");

  private static final Pattern VERSION = Pattern.compile(":[^:]+:");

  private final Path maven;
  private final Map<String, List<Double>> seconds = new LinkedHashMap<>();
  private final Map<String, List<Double>> goals = new LinkedHashMap<>();

  private ToolChain(Path maven) {
    this.maven = maven;
  }

  /**
   * Runs the rounds and writes every sample as JSON.
   *
   * @param arguments how many rounds, the folder of the built projects, the recipe, Maven's folder,
   *     and the file to write
   */
  public static void main(String[] arguments) throws Exception {
    int rounds = Integer.parseInt(arguments[0]);
    String recipe = arguments[2];
    ToolChain chain = new ToolChain(Path.of(arguments[3]));
    Path project = WORK.resolve("acme-" + recipe);
    copy(Path.of(arguments[1], "acme-" + recipe), project);
    for (int round = 0; round <= rounds; round++) {
      System.err.printf("Round %d of %d%n", round, rounds);
      chain.round(recipe, project);
      if (round == 0) {
        chain.seconds.clear();
        chain.goals.clear();
      }
    }
    Files.writeString(
        Path.of(arguments[4]),
        """
        {
          "rounds": %d,
          "jdk": "%s",
          "maven": "%s",
          "recipe": "%s",
          "seconds": %s,
          "goals": %s
        }
        """
            .formatted(
                rounds,
                Runtime.version(),
                chain.maven.getFileName(),
                recipe,
                json(chain.seconds),
                json(chain.goals)));
  }

  private void round(String recipe, Path project) throws IOException, InterruptedException {
    generate(
        "generate quickstart", "org.apache.maven.archetypes", "maven-archetype-quickstart", "1.5");
    generate("generate " + recipe, CATALOGUE, recipe + "-archetype", "0.1.0-SNAPSHOT");
    build("verify", project, List.of("clean", "verify"))
        .forEach((goal, time) -> goals.computeIfAbsent(goal, g -> new ArrayList<>()).add(time));
    List<String> without = new ArrayList<>(List.of("clean"));
    without.addAll(WITHOUT_GATE);
    build("verify without the gate", project, without);
    touch(project);
    build("compile", project, List.of("compile"));
    touch(project);
    build("test", project, List.of("test"));
    touch(project);
    build("test of one class", project, List.of("test", "-Dtest=JsonTest"));
  }

  private void generate(String name, String groupId, String artifactId, String version)
      throws IOException, InterruptedException {
    Path folder = WORK.resolve("generated");
    delete(folder);
    Files.createDirectories(folder);
    build(
        name,
        folder,
        List.of(
            GENERATE,
            "-DarchetypeGroupId=" + groupId,
            "-DarchetypeArtifactId=" + artifactId,
            "-DarchetypeVersion=" + version,
            "-DarchetypeCatalog=internal",
            "-DgroupId=org.acme",
            "-DartifactId=benchmark",
            "-Dversion=1.0",
            "-Dpackage=org.acme.benchmark",
            "-DjavaVersion=17"));
  }

  /** Runs Maven, notes how long it took, and tells how long each of its goals took. */
  private Map<String, Double> build(String name, Path folder, List<String> arguments)
      throws IOException, InterruptedException {
    boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows");
    List<String> command = new ArrayList<>();
    command.add(maven.resolve("bin").resolve(windows ? "mvn.cmd" : "mvn").toString());
    command.addAll(
        List.of(
            "-B",
            "-ntp",
            // What this repository's build has packed for users, and the downloads of its user.
            "-Dmaven.repo.local="
                + Path.of("integration-tests/target/recipes-repository").toAbsolutePath(),
            "-Dmaven.repo.local.tail=" + Path.of(System.getProperty("user.home"), ".m2/repository"),
            "-Dorg.slf4j.simpleLogger.showDateTime=true",
            "-Dorg.slf4j.simpleLogger.dateTimeFormat=HH:mm:ss.SSS"));
    command.addAll(arguments);
    Path log = WORK.resolve("maven.log");
    ProcessBuilder process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    // A build that skips the tests against Azurite is another build.
    process.environment().put("INTEGRATION_TESTS", "required");
    process.environment().putIfAbsent("AZURITE", AZURITE.toString());
    long start = System.nanoTime();
    int result = process.start().waitFor();
    double took = (System.nanoTime() - start) / 1e9;
    if (result != 0) {
      throw new IllegalStateException("Maven failed, see " + log + ": " + arguments);
    }
    seconds.computeIfAbsent(name, n -> new ArrayList<>()).add(took);
    return goals(Files.readString(log, StandardCharsets.UTF_8));
  }

  private static Map<String, Double> goals(String log) {
    Map<String, Double> times = new LinkedHashMap<>();
    String goal = null;
    double since = 0;
    for (String line : log.lines().toList()) {
      Matcher next = GOAL.matcher(line);
      boolean begins = next.matches();
      if (goal != null && (begins || line.contains("BUILD SUCCESS"))) {
        times.merge(goal, time(line) - since, Double::sum);
        goal = null;
      }
      if (begins) {
        goal = VERSION.matcher(next.group(5)).replaceFirst(":");
        since = time(line);
      }
    }
    return times;
  }

  /** Seconds since midnight, from the start of a line of the log. */
  private static double time(String line) {
    String[] parts = line.substring(0, 12).split(":");
    return Integer.parseInt(parts[0]) * 3600
        + Integer.parseInt(parts[1]) * 60
        + Double.parseDouble(parts[2]);
  }

  /** Makes one source file newer than its class, so that the compiler has something to do. */
  private static void touch(Path project) throws IOException {
    Path source = App.files(project.resolve("src/main/java"), ".java").get(0);
    Files.setLastModifiedTime(source, FileTime.from(Instant.now()));
  }

  private static void copy(Path from, Path to) throws IOException {
    delete(to);
    for (Path file : App.files(from, "")) {
      Path target = to.resolve(from.relativize(file).toString());
      if (!file.startsWith(from.resolve("target"))) {
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static String json(Map<String, List<Double>> samples) {
    return samples.entrySet().stream()
        .map(entry -> "\n    \"%s\": %s".formatted(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(",", "{", "\n  }"));
  }
}
