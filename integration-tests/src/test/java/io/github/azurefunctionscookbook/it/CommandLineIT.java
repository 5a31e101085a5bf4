package io.github.azurefunctionscookbook.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README's first command, typed as it stands there, with nothing prepared. */
class CommandLineIT {
  private static final Pattern FIRST_COMMAND =
      Pattern.compile("<!-- first command -->\\s*```\\w*\\n(.*?)```", Pattern.DOTALL);

  @Test
  void generatesAProjectThatBuilds() throws Exception {
    Path clone = Cookbook.WORK.resolve("first-command/clone");
    GeneratedProject.delete(clone.getParent());
    cloneInto(clone);
    Path repository = clone.resolveSibling("repository");

    Instant start = Instant.now();
    run(clone, repository, command());
    Duration generated = Duration.between(start, Instant.now());

    Path project = clone.resolveSibling("orders-api");
    assertThat(project.resolve("pom.xml")).exists();
    start = Instant.now();
    run(project, repository, "sh mvnw -B verify");
    Duration verified = Duration.between(start, Instant.now());
    start = Instant.now();
    run(project, repository, "sh mvnw -B -o clean verify");
    Duration offline = Duration.between(start, Instant.now());
    System.out.printf(
        "first command, empty repository: %d s; mvnw verify: %d s; again, offline: %d s%n",
        generated.toSeconds(), verified.toSeconds(), offline.toSeconds());
    assertSameArchetypes(clone);
  }

  /** Two builds, in two folders and with two local repositories, give the same bytes. */
  private static void assertSameArchetypes(Path clone) throws IOException {
    for (Recipe recipe : Cookbook.recipes()) {
      Path other =
          clone.resolve(Cookbook.ROOT.toAbsolutePath().relativize(recipe.jar().toAbsolutePath()));
      assertThat(Files.mismatch(recipe.jar(), other))
          .as("%s differs at byte", recipe.jar())
          .isEqualTo(-1);
    }
  }

  private static String command() throws IOException {
    Matcher matcher = FIRST_COMMAND.matcher(Files.readString(Cookbook.ROOT.resolve("README.md")));
    assertThat(matcher.find()).as("README.md has a first command").isTrue();
    return matcher.group(1);
  }

  /** The files that git knows or would add: what a clone holds once the work is committed. */
  private static void cloneInto(Path clone) throws Exception {
    Process git =
        new ProcessBuilder("git", "ls-files", "--cached", "--others", "--exclude-standard")
            .directory(Cookbook.ROOT.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<String> files = new String(git.getInputStream().readAllBytes()).lines().toList();
    assertThat(git.waitFor()).isZero();
    for (String file : files) {
      Path source = Cookbook.ROOT.resolve(file);
      if (Files.exists(source)) {
        Files.createDirectories(clone.resolve(file).getParent());
        Files.copy(source, clone.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  private static void run(Path folder, Path repository, String command) throws Exception {
    Path log = folder.resolveSibling("log.txt");
    ProcessBuilder shell = new ProcessBuilder("sh", "-e", "-c", command).directory(folder.toFile());
    shell.redirectErrorStream(true).redirectOutput(log.toFile());
    Map<String, String> environment = shell.environment();
    // An empty local repository and no downloaded Maven, whatever this machine has already.
    environment.put("MAVEN_OPTS", "-Dmaven.repo.local=" + repository.toAbsolutePath());
    environment.put("MAVEN_USER_HOME", repository.resolveSibling("maven-user-home").toString());
    environment.remove("MAVEN_ARGS");
    Process process = shell.start();
    process.getOutputStream().close();
    assertThat(process.waitFor(20, TimeUnit.MINUTES)).as("%s ended", command).isTrue();
    List<String> lines = Files.readAllLines(log);
    assertThat(process.exitValue())
        .as(() -> String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size())))
        .isZero();
  }
}
