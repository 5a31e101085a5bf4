package io.github.azurefunctionscookbook.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An update starts only where git could undo it, or where there is no git. */
class WorkTreeTest {
  @TempDir private Path folder;
  private Path project;

  @BeforeEach
  void createProject() throws Exception {
    project = Files.createDirectory(folder.resolve("project"));
    Files.writeString(project.resolve("a.txt"), "a\n");
  }

  @Test
  void goesOnWithoutGit() {
    assertThatCode(this::requireClean).doesNotThrowAnyException();
  }

  @Test
  void refusesWhatIsNotCommittedAndNamesIt() throws Exception {
    git("init", "-q");
    assertThatExceptionOfType(RecipeException.class)
        .isThrownBy(this::requireClean)
        .withMessageContaining("(project/)")
        .withMessageContaining("-Dforce");

    commit();
    assertThatCode(this::requireClean).doesNotThrowAnyException();

    Files.writeString(project.resolve("a.txt"), "b\n");
    assertThatExceptionOfType(RecipeException.class).isThrownBy(this::requireClean);
  }

  @Test
  void namesTheFirstFewOfManyChanges() throws Exception {
    git("init", "-q");
    commit();
    for (int i = 1; i <= 6; i++) {
      Files.writeString(project.resolve(i + ".txt"), "new\n");
    }

    assertThatExceptionOfType(RecipeException.class)
        .isThrownBy(this::requireClean)
        .withMessageContaining("project/5.txt, ...)")
        .withMessageNotContaining("6.txt");
  }

  @Test
  void looksAtTheProjectAloneInALargerRepository() throws Exception {
    git("init", "-q");
    commit();
    Files.writeString(folder.resolve("neighbour.txt"), "not committed\n");
    Files.writeString(project.resolve(".gitignore"), "target/\n");
    commit();
    Files.createDirectory(project.resolve("target"));
    Files.writeString(project.resolve("target/built.txt"), "ignored\n");
    Files.writeString(folder.resolve("neighbour.txt"), "changed\n");

    assertThatCode(this::requireClean).doesNotThrowAnyException();
  }

  @Test
  void refusesAWorkTreeThatGitCannotRead() throws Exception {
    Files.writeString(folder.resolve(".git"), "no repository\n");

    assertThatExceptionOfType(RecipeException.class)
        .isThrownBy(this::requireClean)
        .withMessageContaining("git could not say");
  }

  @Test
  void letsOneGoalAtATimeWriteIntoAProject() throws Exception {
    Project locked = new Project(project);

    ProjectLock.during(
        locked,
        () ->
            assertThatExceptionOfType(RecipeException.class)
                .isThrownBy(() -> ProjectLock.during(locked, () -> {}))
                .withMessageContaining("Another recipe goal"));
    assertThatCode(() -> ProjectLock.during(locked, () -> {})).doesNotThrowAnyException();
  }

  private void requireClean() {
    new WorkTree(project).requireClean();
  }

  private void commit() throws Exception {
    git("add", "-A");
    git("-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "-qm", "Everything");
  }

  private void git(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    assertThat(new ProcessBuilder(command).directory(folder.toFile()).inheritIO().start().waitFor())
        .isZero();
  }
}
