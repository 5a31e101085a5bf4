package io.github.azurefunctionscookbook.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Projects updated by the real plugin in a real Maven, from releases in a repository. */
class UpdateIT {
  private static final Path WORK = Cookbook.WORK.resolve("update");
  private static final Releases RELEASES = new Releases(WORK.resolve("releases"));
  private static final String NEXT = "9.0.0";
  private static final Map<String, String> ANSWERS =
      Map.of(
          "groupId", "org.acme",
          "artifactId", "acme-fixture",
          "version", "1.0-SNAPSHOT",
          "package", "org.acme",
          "javaVersion", "17");

  private static GeneratedProject first;
  private static GeneratedProject second;

  @BeforeAll
  static void release() throws IOException {
    GeneratedProject.delete(WORK);
    for (String version : List.of(FixtureRecipe.FIRST, FixtureRecipe.SECOND)) {
      RELEASES.release(FixtureRecipe.ARTIFACT_ID, version, FixtureRecipe.files(version));
    }
    RELEASES.release(
        FixtureRecipe.ARTIFACT_ID, "1.2.0-SNAPSHOT", FixtureRecipe.files(FixtureRecipe.SECOND));
    first = generate(FixtureRecipe.ARTIFACT_ID, FixtureRecipe.FIRST, "first", ANSWERS);
    second = generate(FixtureRecipe.ARTIFACT_ID, FixtureRecipe.SECOND, "second", ANSWERS);
  }

  @Test
  void anUntouchedProjectBecomesAFreshOne() {
    GeneratedProject project = first.copyTo(WORK.resolve("untouched"));

    Maven.Run run = recipe(project, "update");

    assertThat(run.succeeded()).as(run::text).isTrue();
    assertThat(project.texts()).isEqualTo(second.texts());
    assertThat(recipe(project, "update").text()).contains("Nothing to do");
  }

  @Test
  void maven4UpdatesAsWell() {
    GeneratedProject project = first.copyTo(WORK.resolve("maven4"));

    Maven.Run run = run(Maven.maven4(), project, "recipe:update");

    assertThat(run.succeeded()).as(run::text).isTrue();
    assertThat(project.texts()).isEqualTo(second.texts());
  }

  @Test
  void theProjectsOwnWorkStaysAndWhatNeedsALookIsSaid() throws IOException {
    GeneratedProject project = first.copyTo(WORK.resolve("edited"));
    edit(project, "README.md", "One.", "One, mine.");
    edit(project, "settings.txt", "a=1", "a=mine");
    edit(project, "list.txt", "1\n", "0\n1\n");
    edit(project, "pom.xml", "<two.version>1<", "<two.version>mine<");
    edit(project, "old/edited.txt", "edited by", "really edited by");
    write(project, "logo.bin", "mine\0");
    write(project, "both.txt", "mine\n");
    write(project, "mine.txt", "mine\n");
    Files.delete(project.folder().resolve("dropped.txt"));
    Files.createDirectories(project.folder().resolve("elsewhere"));
    Files.move(
        project.folder().resolve("moved/here.txt"), project.folder().resolve("elsewhere/here.txt"));

    Maven.Run run = recipe(project, "update");

    assertThat(run.succeeded()).as(run::text).isFalse();
    assertThat(run.text())
        .contains("2 conflict(s) are left")
        .contains("dropped.txt: stays deleted")
        .contains("moved/here.txt: stays deleted")
        .contains("old/edited.txt: keep yours")
        .contains("logo.bin: keep yours")
        .contains("both.txt: CONFLICT (1 place)")
        .contains("settings.txt: CONFLICT (1 place)");
    assertThat(project.text("README.md"))
        .isEqualTo("# Fixture\n\nOne, mine.\n\nTwo.\n\nThree, new.\n");
    assertThat(project.text("list.txt")).isEqualTo("0\n1\n2\n3\n4\n5\n6\n7\n");
    assertThat(project.text("pom.xml"))
        .contains("<one.version>2</one.version>\n    <two.version>mine</two.version>");
    assertThat(project.text("settings.txt"))
        .isEqualTo("<<<<<<< this project\na=mine\n=======\na=2\n>>>>>>> recipe 1.1.0\nb=1\nc=1\n");
    assertThat(project.text("logo.bin")).isEqualTo("mine\0");
    assertThat(project.text("mine.txt")).isEqualTo("mine\n");
    assertThat(project.text("elsewhere/here.txt")).isEqualTo("moved by the project\n");
    assertThat(project.text("added/new.txt")).isEqualTo(second.text("added/new.txt"));
    assertThat(project.has("old/removed.txt")).isFalse();
    assertThat(project.has("dropped.txt")).isFalse();
    assertThat(project.text(".mvn/recipe.properties")).contains("recipe.version=1.1.0");
    Map<String, String> once = project.texts();
    assertThat(recipe(project, "update").text()).contains("Nothing to do");
    assertThat(project.texts()).isEqualTo(once);
  }

  @Test
  void windowsLineEndingsStay() throws IOException {
    GeneratedProject project = first.copyTo(WORK.resolve("windows"));
    for (String path : project.files().keySet()) {
      if (!path.equals("logo.bin") && !path.equals("mvnw")) {
        write(project, path, project.text(path).replace("\n", "\r\n"));
      }
    }
    edit(project, "README.md", "One.", "One, mine.");

    Maven.Run run = recipe(project, "update");

    assertThat(run.succeeded()).as(run::text).isTrue();
    assertThat(project.text("README.md"))
        .isEqualTo("# Fixture\r\n\r\nOne, mine.\r\n\r\nTwo.\r\n\r\nThree, new.\r\n");
    assertThat(project.text("added/new.txt")).isEqualTo("new in the recipe\r\nlast\r\n");
    assertThat(project.text("mvnw")).isEqualTo("#!/bin/sh\nexit 0\n");
  }

  @Test
  void gitDecidesWhetherTheUpdateCouldBeUndone() throws Exception {
    GeneratedProject project = first.copyTo(WORK.resolve("git"));
    git(project, "init", "-q");
    Map<String, String> before = project.texts();

    Maven.Run dirty = recipe(project, "update");

    assertThat(dirty.succeeded()).isFalse();
    assertThat(dirty.text()).contains("not committed").contains("-Dforce");
    assertThat(project.texts()).isEqualTo(before);
    git(project, "add", "-A");
    git(project, "-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "-qm", "Start");
    assertThat(recipe(project, "update").succeeded()).isTrue();
    assertThat(recipe(project, "update", "-DjavaVersion=21").text()).contains("not committed");
    Maven.Run forced = recipe(project, "update", "-DjavaVersion=21", "-Dforce");
    assertThat(forced.succeeded()).as(forced::text).isTrue();
    assertThat(project.text("pom.xml")).contains("<maven.compiler.release>21<");
    assertThat(project.text(".mvn/recipe.properties")).contains("javaVersion=21");
  }

  @Test
  void aVersionThatIsGoneIsSaidAndNothingIsTouched() throws IOException {
    RELEASES.release(FixtureRecipe.ARTIFACT_ID, "0.9.0", FixtureRecipe.files(FixtureRecipe.FIRST));
    RELEASES.withdraw(FixtureRecipe.ARTIFACT_ID, "0.9.0");
    GeneratedProject project = first.copyTo(WORK.resolve("gone"));
    edit(project, ".mvn/recipe.properties", "recipe.version=1.0.0", "recipe.version=0.9.0");
    Map<String, String> before = project.texts();

    Maven.Run run = recipe(project, "update");

    assertThat(run.succeeded()).isFalse();
    assertThat(run.text()).contains("fixture 0.9.0 is not to be had").contains("recipe:adopt");
    assertThat(project.texts()).isEqualTo(before);
    Maven.Run adopted =
        recipe(project, "adopt", "-Drecipe=fixture", "-DrecipeVersion=1.0.0", "-Dforce");
    assertThat(adopted.succeeded()).as(adopted::text).isTrue();
    assertThat(project.texts()).isEqualTo(first.texts());
  }

  @Test
  void adoptsAProjectThatResemblesTheRecipeAndNoOther() throws IOException {
    GeneratedProject project = first.copyTo(WORK.resolve("adopted"));
    Files.delete(project.folder().resolve(".mvn/recipe.properties"));

    assertThat(recipe(project, "status").text()).contains("recipe:adopt");
    Maven.Run run = recipe(project, "adopt", "-Drecipe=fixture", "-DrecipeVersion=1.0.0");

    assertThat(run.succeeded()).as(run::text).isTrue();
    assertThat(project.texts()).isEqualTo(first.texts());
    for (String path : project.files().keySet()) {
      if (!path.equals("pom.xml")) {
        Files.delete(project.folder().resolve(path));
      }
    }
    Maven.Run stranger = recipe(project, "adopt", "-Drecipe=fixture", "-DrecipeVersion=1.0.0");
    assertThat(stranger.succeeded()).isFalse();
    assertThat(stranger.text()).contains("does not resemble fixture 1.0.0");
    assertThat(project.has(".mvn/recipe.properties")).isFalse();
  }

  @Test
  void aManipulatedAnswersFileIsRefused() throws IOException {
    GeneratedProject project = first.copyTo(WORK.resolve("manipulated"));
    edit(
        project,
        ".mvn/recipe.properties",
        "recipe.groupId=io.github.azure-functions-cookbook",
        "recipe.groupId=org.evil");
    Map<String, String> before = project.texts();

    Maven.Run run = recipe(project, "update");

    assertThat(run.succeeded()).isFalse();
    assertThat(run.text()).contains("recipe.groupId is 'org.evil', which is refused");
    assertThat(project.texts()).isEqualTo(before);
  }

  @Test
  void statusSpeaksToPeopleAndToMachines() throws IOException {
    GeneratedProject project = first.copyTo(WORK.resolve("status"));
    edit(project, "README.md", "One.", "One, mine.");
    Files.delete(project.folder().resolve("dropped.txt"));
    Map<String, String> before = project.texts();

    Maven.Run words = recipe(project, "status");
    Maven.Run json = recipe(project, "status", "-q", "-Dformat=json", "-DfailIfOutdated");
    Maven.Run diff = recipe(project, "diff", "-Dlines");

    assertThat(words.succeeded()).as(words::text).isTrue();
    assertThat(words.text())
        .contains(
            "Recipe fixture 1.0.0", "Newer: 1.1.0", "changed: README.md", "deleted: dropped.txt");
    assertThat(json.exitCode()).isEqualTo(1);
    assertThat(json.text())
        .startsWith("{")
        .contains(
            "\"newest\" : \"1.1.0\"", "\"outdated\" : true", "\"changed\" : [ \"README.md\" ]");
    assertThat(recipe(project, "status", "-Dsnapshots").text()).contains("Newer: 1.2.0-SNAPSHOT");
    assertThat(diff.succeeded()).as(diff::text).isTrue();
    assertThat(diff.text())
        .contains(
            "README.md: merge", "dropped.txt: stays deleted", "added/new.txt: add", "+Three, new.");
    assertThat(project.texts()).isEqualTo(before);
  }

  /** The real recipes, each with a next release that changes, adds, removes and renames. */
  @TestFactory
  Stream<DynamicTest> anUntouchedProjectOfEveryRecipeBecomesAFreshOne() {
    return Cookbook.recipes().stream()
        .map(recipe -> DynamicTest.dynamicTest(recipe.name(), () -> update(recipe)));
  }

  private static void update(Recipe recipe) {
    RELEASES.release(recipe.artifactId(), NEXT, next(Releases.unpack(recipe.jar())));
    Map<String, String> answers = new HashMap<>(Generator.RENAMED);
    answers.put("artifactId", "acme-" + recipe.name());
    answers.put("javaVersion", "21");
    GeneratedProject fresh = generate(recipe.artifactId(), NEXT, "fresh-" + recipe, answers);
    GeneratedProject project =
        recipe.renamed().copyTo(WORK.resolve("recipes").resolve(recipe.name()));

    Instant start = Instant.now();
    Maven.Run run = recipe(project, "update", "-DjavaVersion=21");
    Duration time = Duration.between(start, Instant.now());

    assertThat(run.succeeded()).as(run::text).isTrue();
    assertThat(project.texts()).isEqualTo(fresh.texts());
    assertThat(project.text("README.md")).endsWith("In the next release.\n");
    System.out.printf(
        "update of an untouched %s, %d files: %d ms with Maven's start%n",
        recipe, project.files().size(), time.toMillis());
  }

  /** The next release: a text longer, a file renamed, a Java file with one more line. */
  private static Map<String, byte[]> next(Map<String, byte[]> files) {
    String resources = "archetype-resources/";
    Map<String, byte[]> next = new TreeMap<>(files);
    append(next, resources + "README.md", "\nIn the next release.\n");
    append(next, resources + "src/main/java/App.java", "// In the next release.\n");
    replace(next, resources + ".mvn/recipe.properties", Cookbook.VERSION, NEXT);
    next.put(resources + "docs/the-gate.md", next.remove(resources + "docs/gate.md"));
    replace(next, "META-INF/maven/archetype-metadata.xml", "docs/gate.md", "docs/the-gate.md");
    return next;
  }

  private static void append(Map<String, byte[]> files, String path, String text) {
    files.compute(
        path,
        (key, content) ->
            (new String(content, StandardCharsets.UTF_8) + text).getBytes(StandardCharsets.UTF_8));
  }

  private static void replace(Map<String, byte[]> files, String path, String from, String to) {
    String text = new String(files.get(path), StandardCharsets.UTF_8);
    assertThat(text).contains(from);
    files.put(path, text.replace(from, to).getBytes(StandardCharsets.UTF_8));
  }

  private static GeneratedProject generate(
      String artifactId, String version, String name, Map<String, String> answers) {
    Path folder = WORK.resolve("generated").resolve(name);
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Maven.Run run =
        new Generator(Maven.maven3(), Cookbook.ARCHETYPE_PLUGIN)
            .generate(artifactId, version, folder, answers, options());
    assertThat(run.succeeded()).as(run::text).isTrue();
    return new GeneratedProject(name, folder.resolve(answers.get("artifactId")));
  }

  private static Maven.Run recipe(GeneratedProject project, String goal, String... options) {
    List<String> arguments = new ArrayList<>(List.of("recipe:" + goal));
    arguments.addAll(List.of(options));
    return run(Maven.maven3(), project, arguments.toArray(String[]::new));
  }

  private static Maven.Run run(Maven maven, GeneratedProject project, String... arguments) {
    List<String> all = new ArrayList<>(options());
    all.addAll(List.of(arguments));
    return maven.shortLived().run(project.folder(), all.toArray(String[]::new));
  }

  private static List<String> options() {
    return List.of("-gs", RELEASES.settings().toAbsolutePath().toString());
  }

  private static void edit(GeneratedProject project, String path, String from, String to)
      throws IOException {
    String text = project.text(path);
    assertThat(text).contains(from);
    write(project, path, text.replace(from, to));
  }

  private static void write(GeneratedProject project, String path, String text) throws IOException {
    Files.writeString(project.folder().resolve(path), text);
  }

  private static void git(GeneratedProject project, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    Process git =
        new ProcessBuilder(command).directory(project.folder().toFile()).inheritIO().start();
    assertThat(git.waitFor()).isZero();
  }
}
