package io.github.azurefunctionscookbook.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README's first command, typed as it stands there, with nothing prepared. */
class CommandLineIT {
  private static final Pattern FIRST_COMMAND =
      Pattern.compile("<!-- first command -->\\s*```\\w*\\n(.*?)```", Pattern.DOTALL);

  /** Another user, time zone, language and character set, for Maven and what it starts. */
  private static final Map<String, String> ELSEWHERE =
      Map.of(
          "TZ",
          "Asia/Kathmandu",
          "JAVA_TOOL_OPTIONS",
          "-Duser.name=somebody.else -Duser.timezone=Asia/Kathmandu"
              + " -Duser.language=tr -Duser.country=TR -Dfile.encoding=ISO-8859-9");

  /** Built elsewhere, everything has the same bytes. */
  @Test
  void generatesAProjectThatBuilds() throws Exception {
    Path clone = Cookbook.WORK.resolve("first-command/clone");
    GeneratedProject.delete(clone.getParent());
    Cookbook.copyTo(clone);
    Path repository = clone.resolveSibling("repository");

    Instant start = Instant.now();
    run(clone, repository, ELSEWHERE, command());
    Duration generated = Duration.between(start, Instant.now());

    Path project = clone.resolveSibling("orders-api");
    assertThat(project.resolve("pom.xml")).exists();
    start = Instant.now();
    run(project, repository, Map.of(), "sh mvnw -B verify");
    Duration verified = Duration.between(start, Instant.now());
    GeneratedProject here = new GeneratedProject("http-api", project);
    GeneratedProject there = here.copyTo(clone.resolveSibling("another place/orders-api"));
    start = Instant.now();
    run(there.folder(), repository, ELSEWHERE, "sh mvnw -B -o verify " + Checksums.STRICT);
    Duration offline = Duration.between(start, Instant.now());
    System.out.printf(
        "first command, empty repository: %d s; mvnw verify: %d s; again, offline: %d s%n",
        generated.toSeconds(), verified.toSeconds(), offline.toSeconds());
    assertSameCatalogue(clone);
    assertThat(digests(here)).containsKey("target/azure-functions/orders-api/host.json");
    assertThat(digests(there)).isEqualTo(digests(here));
  }

  /** What this build and that of the clone have packed for users. */
  private static void assertSameCatalogue(Path clone) throws IOException {
    List<Path> packed =
        Stream.of(
                Stream.of(Cookbook.ARCHETYPES.resolve("target/archetype-catalog.xml")),
                Cookbook.allRecipes().stream().map(Recipe::jar),
                Cookbook.PLUGINS.keySet().stream().map(Cookbook::plugin))
            .flatMap(files -> files)
            .toList();
    for (Path file : packed) {
      Path other = clone.resolve(Cookbook.ROOT.relativize(file));
      assertThat(Files.mismatch(file, other)).as("%s differs at byte", file).isEqualTo(-1);
    }
  }

  /** What would reach Azure: each staged file by path. */
  private static Map<String, String> digests(GeneratedProject project) throws Exception {
    Map<String, String> digests = new TreeMap<>();
    for (Map.Entry<String, byte[]> file : project.staged().entrySet()) {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(file.getValue());
      digests.put(file.getKey(), HexFormat.of().formatHex(digest));
    }
    return digests;
  }

  private static String command() throws IOException {
    Matcher matcher = FIRST_COMMAND.matcher(Files.readString(Cookbook.ROOT.resolve("README.md")));
    assertThat(matcher.find()).as("README.md has a first command").isTrue();
    return matcher.group(1);
  }

  private static void run(Path folder, Path repository, Map<String, String> more, String command)
      throws Exception {
    Path log = folder.resolveSibling("log.txt");
    ProcessBuilder shell = new ProcessBuilder("sh", "-e", "-c", command).directory(folder.toFile());
    shell.redirectErrorStream(true).redirectOutput(log.toFile());
    Map<String, String> environment = shell.environment();
    // An empty local repository and no downloaded Maven, whatever this machine has already.
    environment.put("MAVEN_OPTS", "-Dmaven.repo.local=" + repository.toAbsolutePath());
    environment.put("MAVEN_USER_HOME", repository.resolveSibling("maven-user-home").toString());
    environment.remove("MAVEN_ARGS");
    environment.putAll(more);
    Process process = shell.start();
    process.getOutputStream().close();
    assertThat(process.waitFor(20, TimeUnit.MINUTES)).as("%s ended", command).isTrue();
    // Whatever its charset, it can be read as this one.
    List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
    assertThat(process.exitValue())
        .as(() -> String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size())))
        .isZero();
  }
}
