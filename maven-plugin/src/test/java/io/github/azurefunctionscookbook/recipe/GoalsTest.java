package io.github.azurefunctionscookbook.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What each goal says and does, over a recipe that has two releases and a snapshot. */
class GoalsTest {
  private static final String README = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n";
  private static final Map<String, String> FIRST =
      Map.of("README.md", README, "old.txt", "old\n", "java.txt", "${javaVersion}\n");
  private static final Map<String, String> SECOND =
      Map.of(
          "README.md",
          README.replace("5\n6", "five\n6"),
          "new.txt",
          "new\n",
          "java.txt",
          "${javaVersion}\n");

  @TempDir private Path folder;
  private Path project;
  private Published published;
  private final List<String> log = new ArrayList<>();

  @BeforeEach
  void createProject() throws IOException {
    project = Files.createDirectory(folder.resolve("project"));
    published =
        new Published(folder)
            .version("0.1.0", FIRST)
            .version("0.2.0", SECOND)
            .version("0.10.0-SNAPSHOT", SECOND);
    FIRST.forEach((path, text) -> write(path, text.replace("${javaVersion}", "17")));
    write(Answers.FILE, Published.answers("0.1.0", "17"));
  }

  @Test
  void updateBringsTheNewestRelease() throws Exception {
    write("README.md", README.replace("1\n2", "one\n2"));

    update(Map.of());

    assertThat(files())
        .containsEntry("README.md", SECOND.get("README.md").replace("1\n2", "one\n2"))
        .containsEntry("new.txt", "new\n")
        .containsEntry("java.txt", "17\n")
        .containsEntry(Answers.FILE, Published.answers("0.2.0", "17"))
        .doesNotContainKey("old.txt");
    assertThat(log)
        .contains(
            "http-api 0.1.0 -> 0.2.0",
            "  README.md: merge",
            "4 file(s) that the recipe changed, 4 to write.");
  }

  @Test
  void updateToTheRecordedVersionHasNothingToDo() throws Exception {
    Map<String, String> before = files();

    update(Map.of("toVersion", "0.1.0"));

    assertThat(log).contains("Nothing to do: the recipe renders the same.");
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void updateChangesTheJavaReleaseAlone() throws Exception {
    update(Map.of("toVersion", "0.1.0", "javaVersion", "21"));

    assertThat(files())
        .containsEntry("java.txt", "21\n")
        .containsEntry("old.txt", "old\n")
        .containsEntry(Answers.FILE, Published.answers("0.1.0", "21"));
    assertThat(log).contains("http-api 0.1.0 -> 0.1.0, Java 21");
  }

  @Test
  void updateWritesConflictsAndFails() {
    write("README.md", README.replace("5\n6", "5.0\n6"));

    assertThatExceptionOfType(MojoFailureException.class)
        .isThrownBy(() -> update(Map.of()))
        .withMessageContaining("1 conflict(s) are left");
    assertThat(log).contains("Look at these:", "  README.md: CONFLICT (1 place)");
    assertThat(files().get("README.md")).contains("<<<<<<< this project\n5.0\n");
    assertThat(files()).containsEntry(Answers.FILE, Published.answers("0.2.0", "17"));
  }

  @Test
  void updateFromASnapshotSaysWhatThatMayMean() throws Exception {
    write(Answers.FILE, Published.answers("0.10.0-SNAPSHOT", "17"));

    update(Map.of());

    assertThat(log).anyMatch(line -> line.startsWith("The recorded version is a snapshot"));
  }

  @Test
  void updateAsksGitUnlessItIsForced() throws Exception {
    write(".git", "no repository\n");

    assertThatExceptionOfType(MojoFailureException.class)
        .isThrownBy(() -> update(Map.of()))
        .withMessageContaining("git could not say");
    assertThat(files()).containsEntry(Answers.FILE, Published.answers("0.1.0", "17"));

    update(Map.of("force", true));
    assertThat(files()).containsEntry(Answers.FILE, Published.answers("0.2.0", "17"));
  }

  @Test
  void updateFinishesWhatWasInterruptedAndDoesNothingElse() throws Exception {
    Project interrupted = new Project(project);
    Disk dying =
        new Disk() {
          @Override
          public void write(Path file, byte[] content) throws IOException {
            REAL.write(file, content);
          }

          @Override
          public void move(Path from, Path to) throws IOException {
            if (to.endsWith("README.md")) {
              throw new IOException("disk full");
            }
            REAL.move(from, to);
          }

          @Override
          public void delete(Path path) throws IOException {
            REAL.delete(path);
          }
        };
    Merge merge = new Merge(Outcome.REPLACE, new byte[] {'x'}, 0, List.of());
    Change change = new Change("README.md", interrupted.read("README.md"), merge);
    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(
            () -> Goal.run(() -> new Transaction(interrupted, dying).write(List.of(change))))
        .withMessageContainingAll("disk full", "Run the same goal again");
    assertThat(status(Map.of())).contains("An update was interrupted. recipe:update finishes it.");

    update(Map.of());

    assertThat(log).anyMatch(line -> line.startsWith("An interrupted update is finished now"));
    assertThat(files()).containsEntry("README.md", "x").doesNotContainKey("new.txt");
  }

  @Test
  void diffShowsLinesAndTouchesNothing() throws Exception {
    Map<String, String> before = files();

    run(new DiffMojo(factory()), Map.of("lines", true));

    assertThat(log).contains("  README.md: update", "+++ b/README.md", "-5", "+five");
    assertThat(files()).isEqualTo(before);
    log.clear();
    run(new DiffMojo(factory()), Map.of());
    assertThat(log).contains("  README.md: update").doesNotContain("+five");
  }

  @Test
  void statusListsWhatDiffers() throws Exception {
    write("README.md", "mine\n");
    Files.delete(project.resolve("old.txt"));

    assertThat(status(Map.of()))
        .containsExactly(
            "Recipe http-api 0.1.0",
            "Newer: 0.2.0. recipe:diff shows what it would change, recipe:update takes it.",
            "4 files of the recipe: 2 as generated, 1 changed, 1 deleted.",
            "  changed: README.md",
            "  deleted: old.txt");
    assertThat(status(Map.of("snapshots", true)))
        .anyMatch(line -> line.startsWith("Newer: 0.10.0-SNAPSHOT."));
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "not everybody may make links there")
  void noGoalReadsThroughALink() throws Exception {
    for (String path : List.of("README.md", Answers.FILE)) {
      Path outside = folder.resolve("outside-" + Path.of(path).getFileName());
      Files.move(project.resolve(path), outside);
      Files.createSymbolicLink(project.resolve(path), outside);
    }

    assertThatExceptionOfType(MojoFailureException.class)
        .isThrownBy(() -> adopt(Map.of("force", true)))
        .withMessage(Answers.FILE + " is a symbolic link, which is not followed.");
    Files.delete(project.resolve(Answers.FILE));
    assertThatExceptionOfType(MojoFailureException.class)
        .isThrownBy(() -> adopt(Map.of()))
        .withMessageContaining("2 of 4 files are as rendered");
    write(Answers.FILE, Published.answers("0.1.0", "17"));
    assertThat(status(Map.of())).contains("  changed: README.md");
  }

  @Test
  void statusFailsOnDemandWhenAProjectIsOutdated() throws Exception {
    assertThatExceptionOfType(MojoFailureException.class)
        .isThrownBy(() -> status(Map.of("failIfOutdated", true)))
        .withMessage("This project was made with http-api 0.1.0; 0.2.0 is out.");

    update(Map.of());

    assertThat(status(Map.of("failIfOutdated", true))).contains("There is no newer version.");
  }

  @Test
  void statusPrintsOneJsonObjectAndNothingElse() throws Exception {
    write("README.md", "mine\n");
    PrintStream console = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      assertThat(status(Map.of("format", "json"))).isEmpty();
    } finally {
      System.setOut(console);
    }

    assertThat(printed.toString(StandardCharsets.UTF_8))
        .isEqualToIgnoringWhitespace(
            """
            {
              "recipe": "http-api",
              "version": "0.1.0",
              "newest": "0.2.0",
              "outdated": true,
              "files": 4,
              "changed": ["README.md"],
              "deleted": [],
              "interrupted": false
            }
            """);
  }

  @Test
  void statusRefusesAnUnknownFormat() {
    assertThatExceptionOfType(MojoFailureException.class)
        .isThrownBy(() -> status(Map.of("format", "xml")))
        .withMessage("-Dformat: allowed are text and json.");
  }

  @Test
  void adoptRecordsTheAnswersOfAProjectThatResemblesTheRecipe() throws Exception {
    Files.delete(project.resolve(Answers.FILE));

    adopt(Map.of());

    assertThat(files()).containsEntry(Answers.FILE, Published.answers("0.1.0", "17"));
    assertThat(log)
        .containsExactly(
            "Recorded http-api 0.1.0: 3 of 4 files are as rendered, 65 % of the lines are there.");
  }

  @Test
  void adoptRefusesAProjectThatDoesNotResembleTheRecipe() throws Exception {
    Files.delete(project.resolve(Answers.FILE));
    for (String path : List.of("README.md", "old.txt", "java.txt")) {
      write(path, "mine\n");
    }

    assertThatExceptionOfType(MojoFailureException.class)
        .isThrownBy(() -> adopt(Map.of()))
        .withMessageContainingAll(
            "does not resemble http-api 0.1.0: 0 of 4 files", "and 50 % are needed", "-Dforce");
    assertThat(files()).doesNotContainKey(Answers.FILE);

    adopt(Map.of("force", true));
    assertThat(files()).containsEntry(Answers.FILE, Published.answers("0.1.0", "17"));
  }

  @Test
  void adoptReplacesRecordedAnswersOnlyByForce() throws Exception {
    write(Answers.FILE, "recorded\n");

    assertThatExceptionOfType(MojoFailureException.class)
        .isThrownBy(() -> adopt(Map.of()))
        .withMessageContainingAll(Answers.FILE + " is there already", "-Dforce");
    assertThat(files()).containsEntry(Answers.FILE, "recorded\n");

    adopt(Map.of("force", true));
    assertThat(files()).containsEntry(Answers.FILE, Published.answers("0.1.0", "17"));
  }

  @Test
  void adoptAsksForTheJavaReleaseWherePomXmlHasNone() throws Exception {
    Files.delete(project.resolve(Answers.FILE));
    Map<String, Object> answers = new HashMap<>();
    answers.put("javaVersion", null);

    assertThatExceptionOfType(MojoFailureException.class)
        .isThrownBy(() -> adopt(answers))
        .withMessageContainingAll("javaVersion", "Allowed are 17, 21 and 25");
  }

  @Test
  void adoptTakesTheGroupIdForThePackage() throws Exception {
    Files.delete(project.resolve(Answers.FILE));
    Map<String, Object> answers = new HashMap<>();
    answers.put("packageName", null);

    adopt(answers);

    assertThat(files().get(Answers.FILE)).contains("package=org.acme\n");
  }

  private void update(Map<String, Object> parameters) throws Exception {
    run(new UpdateMojo(factory()), parameters);
  }

  private List<String> status(Map<String, Object> parameters) throws Exception {
    Map<String, Object> all = new HashMap<>(Map.of("format", "text"));
    all.putAll(parameters);
    log.clear();
    run(new StatusMojo(factory()), all);
    return log;
  }

  private void adopt(Map<String, Object> parameters) throws Exception {
    Map<String, Object> all = new HashMap<>();
    all.put("recipe", "http-api");
    all.put("recipeVersion", "0.1.0");
    all.put("groupId", "org.acme");
    all.put("artifactId", "orders");
    all.put("version", "1.0-SNAPSHOT");
    all.put("packageName", "org.acme.orders");
    all.put("javaVersion", "17");
    all.putAll(parameters);
    run(new AdoptMojo(factory()), all);
  }

  private void run(AbstractMojo goal, Map<String, Object> parameters) throws Exception {
    Map<String, Object> all = new HashMap<>(parameters);
    all.put("basedir", project.toFile());
    all.put("session", session());
    for (Map.Entry<String, Object> parameter : all.entrySet()) {
      Field field = goal.getClass().getDeclaredField(parameter.getKey());
      field.setAccessible(true);
      field.set(goal, parameter.getValue());
    }
    goal.setLog(
        new SystemStreamLog() {
          @Override
          public void info(CharSequence line) {
            log.add(line.toString());
          }

          @Override
          public void warn(CharSequence line) {
            log.add(line.toString());
          }
        });
    goal.execute();
  }

  private ArchetypesFactory factory() {
    return new ArchetypesFactory(published.system(), published::generator);
  }

  @SuppressWarnings("deprecation")
  private static MavenSession session() {
    MavenSession session =
        new MavenSession(
            null, null, new DefaultMavenExecutionRequest(), new DefaultMavenExecutionResult());
    session.setCurrentProject(new MavenProject());
    return session;
  }

  private void write(String path, String text) {
    try {
      Path file = project.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, String> files() {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(project)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        files.put(project.relativize(file).toString().replace('\\', '/'), Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }
}
