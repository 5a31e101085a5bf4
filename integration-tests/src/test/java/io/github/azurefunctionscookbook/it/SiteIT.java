package io.github.azurefunctionscookbook.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The documentation site builds from this build's recipes, and its own tests pass in a browser. */
class SiteIT {
  private static final Path DOCS = Cookbook.ROOT.resolve("docs");
  private static final List<String> BROWSERS =
      List.of("/usr/bin/chromium", "/usr/bin/google-chrome", "/usr/bin/chromium-browser");
  private static final int LIMIT_MINUTES = 40;

  @Test
  void buildsAndPassesItsTests() throws IOException, InterruptedException {
    List<String> missing = missing();
    if (!missing.isEmpty()) {
      String reason = "The site is not tested, since this is not installed: " + missing;
      assertThat(System.getenv("INTEGRATION_TESTS")).as(reason).isNotEqualTo("required");
      Assumptions.abort(reason);
    }
    run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error");
    run("npm", "test");
  }

  private static List<String> missing() {
    List<String> missing = new ArrayList<>();
    for (String program : List.of("node", "npm", "unzip")) {
      if (!onPath(program)) {
        missing.add(program);
      }
    }
    if (System.getenv("CHROMIUM") == null
        && BROWSERS.stream().map(Path::of).noneMatch(Files::isExecutable)) {
      missing.add("chromium");
    }
    return missing;
  }

  private static boolean onPath(String program) {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Path log = Files.createDirectories(Cookbook.WORK).resolve("site-" + command[1] + ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(DOCS.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("MAVEN", Maven.maven3().home().resolve("bin/mvn").toString());
    builder
        .environment()
        .put(
            "MAVEN_REPOSITORY_OPTIONS",
            "-Dmaven.repo.local=" + Generator.repository() + "\n" + Maven.READ_REPOSITORY);
    String recipes = System.getProperty("cookbook.recipes", "");
    if (!recipes.isBlank()) {
      builder.environment().put("RECIPES", recipes);
      builder.environment().put("COOKBOOK_PARTIAL", "1");
    }
    Process process = builder.start();
    if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
    }
    assertThat(process.waitFor())
        .as("%s: %s", String.join(" ", command), Files.readString(log))
        .isZero();
    Files.readString(log)
        .lines()
        .filter(line -> line.matches("# (tests|pass|fail|skipped) .*|.*all equal"))
        .forEach(System.out::println);
  }
}
