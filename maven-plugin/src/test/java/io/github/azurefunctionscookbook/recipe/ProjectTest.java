package io.github.azurefunctionscookbook.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A plan over a project on a real disk. */
class ProjectTest {
  private static final Labels LABELS = Labels.of("2.0");

  @TempDir private Path folder;
  private Project project;

  @BeforeEach
  void createProject() throws IOException {
    Path root = Files.createDirectory(folder.resolve("project"));
    project = new Project(root);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/etc/passwd",
        "../x",
        "a/../../x",
        "a/./b",
        "..",
        "C:/x",
        "a\\b",
        "a//b",
        "a\nb",
        ".git/hooks/post-checkout",
        "sub/.GIT/config"
      })
  void refusesAPathThatLeavesTheProject(String path) {
    assertThatExceptionOfType(RecipeException.class)
        .isThrownBy(() -> project.resolve(path))
        .withMessageContaining("refused");
  }

  @Test
  void letsOrdinaryPathsIn() {
    assertThat(project.resolve(".github/workflows/ci.yml"))
        .matches(path -> path.startsWith(project.folder()));
    assertThat(project.resolve(".gitignore")).matches(path -> path.startsWith(project.folder()));
    assertThat(project.resolve("a..b/c...d")).matches(path -> path.startsWith(project.folder()));
  }

  @Test
  void neverWritesThroughASymbolicLink() throws IOException {
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Files.writeString(outside.resolve("a.txt"), "old\n");
    link(project.folder().resolve("linked"), outside);
    link(project.folder().resolve("b.txt"), outside.resolve("a.txt"));

    Plan plan =
        Plan.of(
            rendering(Map.of("linked/a.txt", "old\n", "b.txt", "old\n")),
            rendering(Map.of("linked/a.txt", "new\n", "b.txt", "new\n", "linked/c.txt", "c\n")),
            project,
            LABELS);

    assertThat(plan.changes())
        .extracting(Change::outcome)
        .containsOnly(Outcome.KEEP_LINK)
        .hasSize(3);
    assertThat(plan.touched()).isEmpty();
    assertThat(plan.reports())
        .hasSize(3)
        .contains("b.txt: keep yours: a symbolic link, the recipe's change is not in it");
  }

  @Test
  void countsThePlacesOfAConflict() throws IOException {
    Files.writeString(project.folder().resolve("1.txt"), "mine\n");
    Files.writeString(project.folder().resolve("2.txt"), "A\nx\ny\nz\nB\n");

    Plan plan =
        plan(
            Map.of("1.txt", "a\n", "2.txt", "a\nx\ny\nz\nb\n"),
            Map.of("1.txt", "b\n", "2.txt", "1\nx\ny\nz\n2\n"));

    assertThat(plan.reports())
        .containsExactly("1.txt: CONFLICT (1 place)", "2.txt: CONFLICT (2 places)");
    assertThat(plan.conflicts()).isEqualTo(3);
  }

  @Test
  void followsNoLinkToTheAnswers() throws IOException {
    Path outside = Files.writeString(folder.resolve("answers"), AnswersTest.GOOD);
    Files.createDirectory(project.folder().resolve(".mvn"));
    link(project.folder().resolve(Answers.FILE), outside);

    assertThatExceptionOfType(RecipeException.class)
        .isThrownBy(project::answers)
        .withMessageContaining("symbolic link");
  }

  @Test
  void saysHowToRecordARecipeWhereNoneIs() {
    assertThatExceptionOfType(RecipeException.class)
        .isThrownBy(project::answers)
        .withMessageContaining("recipe:adopt");
  }

  @Test
  void refusesAFolderWhereTheRecipeHasAFile() throws IOException {
    Files.createDirectory(project.folder().resolve("a.txt"));

    assertThatExceptionOfType(RecipeException.class)
        .isThrownBy(() -> plan(Map.of(), Map.of("a.txt", "a\n")))
        .withMessageContaining("a.txt is in the way");
  }

  @Test
  void givesNewFilesTheProjectsLineEndingsButNotScripts() throws IOException {
    for (String name : new String[] {"1.txt", "2.txt", "3.txt"}) {
      Files.writeString(project.folder().resolve(name), "a\r\nb\r\n");
    }
    Map<String, String> base = Map.of("1.txt", "a\nb\n", "2.txt", "a\nb\n", "3.txt", "a\nb\n");
    Map<String, String> theirs = new TreeMap<>(base);
    theirs.put("new.txt", "x\ny\n");
    theirs.put("mvnw", "x\ny\n");
    theirs.put("mvnw.cmd", "x\r\ny\r\n");

    Plan plan = plan(base, theirs);

    assertThat(content(plan, "new.txt")).isEqualTo("x\r\ny\r\n");
    assertThat(content(plan, "mvnw")).isEqualTo("x\ny\n");
    assertThat(content(plan, "mvnw.cmd")).isEqualTo("x\r\ny\r\n");
  }

  @Test
  void writesTheAnswersLast() {
    Plan plan =
        plan(
            Map.of(Answers.FILE, "v=1\n"),
            Map.of(Answers.FILE, "v=2\n", "a", "1\n", ".mvn/z", "1\n", "z", "1\n"));

    assertThat(plan.changes()).extracting(Change::path).endsWith(Answers.FILE).hasSize(4);
  }

  @Test
  void replacesTheAnswersEvenWhereTheProjectEditedThem() throws IOException {
    Files.createDirectory(project.folder().resolve(".mvn"));
    Files.writeString(project.folder().resolve(Answers.FILE), "v=1 # mine\n");

    Plan plan = plan(Map.of(Answers.FILE, "v=1\n"), Map.of(Answers.FILE, "v=2\n"));

    assertThat(content(plan, Answers.FILE)).isEqualTo("v=2\n");
    assertThat(plan.reports()).singleElement().asString().contains("replaced");
  }

  private Plan plan(Map<String, String> base, Map<String, String> theirs) {
    return Plan.of(rendering(base), rendering(theirs), project, LABELS);
  }

  private static String content(Plan plan, String path) {
    return plan.changes().stream()
        .filter(change -> change.path().equals(path))
        .map(change -> new String(change.merge().content(), StandardCharsets.UTF_8))
        .findFirst()
        .orElseThrow();
  }

  private static Rendering rendering(Map<String, String> files) {
    TreeMap<String, byte[]> contents = new TreeMap<>();
    files.forEach((path, text) -> contents.put(path, text.getBytes(StandardCharsets.UTF_8)));
    return new Rendering(contents);
  }

  private static void link(Path link, Path target) throws IOException {
    assumeThat(FileSystems.getDefault().supportedFileAttributeViews())
        .as("a file system on which everybody may make links")
        .contains("posix");
    Files.createSymbolicLink(link, target);
  }
}
