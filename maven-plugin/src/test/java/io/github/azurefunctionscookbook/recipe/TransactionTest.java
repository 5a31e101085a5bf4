package io.github.azurefunctionscookbook.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens on the way, a project is the old one or the new one. */
class TransactionTest {
  private static final Map<String, String> OLD =
      Map.of(
          "a.txt",
          "old a\n",
          "gone/c.txt",
          "old c\n",
          "mine.txt",
          "mine\n",
          Answers.FILE,
          "old answers\n");
  private static final Map<String, String> NEW =
      Map.of(
          "a.txt",
          "new a\n",
          "deep/er/b.txt",
          "new b\n",
          "mine.txt",
          "mine\n",
          Answers.FILE,
          "new answers\n");

  @TempDir private Path folder;

  @Test
  void aProcessKilledAtAnyWriteLeavesTheOldOrTheNewProject() throws Exception {
    int writes = 0;
    int finished = 0;
    for (boolean half : new boolean[] {false, true}) {
      for (int last = 0; ; last++) {
        Project project = project(last + "-" + half);
        int exit = kill(project, last, half);
        if (exit == KilledUpdate.SURVIVED) {
          assertThat(files(project)).isEqualTo(NEW);
          break;
        }
        assertThat(exit).isEqualTo(KilledUpdate.KILLED);
        Transaction transaction = new Transaction(project, Disk.REAL);
        boolean decided = transaction.isPending();
        boolean mixed = !files(project).equals(OLD) && !files(project).equals(NEW);

        assertThat(mixed && !decided).as("a mixture without a journal").isFalse();
        assertThat(transaction.recover()).isEqualTo(decided);
        assertThat(files(project)).as("write %d", last).isIn(OLD, NEW);
        assertThat(files(project).equals(NEW) || !decided).isTrue();
        assertThat(project.folder().resolve(Transaction.FOLDER)).doesNotExist();
        writes++;
        finished += decided ? 1 : 0;
      }
    }
    // Both ways out were taken, many times.
    assertThat(finished).isGreaterThan(8);
    assertThat(writes - finished).isGreaterThan(8);
  }

  @Test
  void aRecoveryMayBeKilledToo() throws Exception {
    for (int first = 0; ; first++) {
      Project project = project("recovered-" + first);
      if (kill(project, first, true) == KilledUpdate.SURVIVED) {
        return;
      }
      kill(project, 1, true);

      new Transaction(project, Disk.REAL).recover();

      assertThat(files(project)).isIn(OLD, NEW);
    }
  }

  @Test
  void doesNotFinishOverWhatSomebodyChangedSince() throws Exception {
    Project project = interrupted();
    Files.writeString(project.folder().resolve("a.txt"), "changed since\n");
    Transaction transaction = new Transaction(project, Disk.REAL);

    assertThatExceptionOfType(RecipeException.class)
        .isThrownBy(transaction::recover)
        .withMessageContaining("a.txt");
    assertThat(files(project)).containsEntry("a.txt", "changed since\n");
  }

  @Test
  void writesNothingWhenAFileChangedAfterThePlan() throws Exception {
    Project project = project("raced");
    var changes = KilledUpdate.changes(project);
    Files.writeString(project.folder().resolve(Answers.FILE), "changed since\n");

    assertThatExceptionOfType(RecipeException.class)
        .isThrownBy(() -> new Transaction(project, Disk.REAL).write(changes))
        .withMessageContaining("Nothing was written");
    Map<String, String> expected = new TreeMap<>(OLD);
    expected.put(Answers.FILE, "changed since\n");
    assertThat(files(project)).isEqualTo(expected);
  }

  @Test
  void saysSoWhenAContentThatWasDecidedIsGone() throws Exception {
    Project project = interrupted();
    Files.delete(project.folder().resolve(Transaction.FOLDER).resolve("0"));

    assertThatExceptionOfType(RecipeException.class)
        .isThrownBy(() -> new Transaction(project, Disk.REAL).recover())
        .withMessageContaining("a.txt");
    assertThat(new Transaction(project, Disk.REAL).isPending()).isTrue();
  }

  @Test
  void refusesAJournalThatSomebodyElseWrote() throws Exception {
    for (String line :
        new String[] {
          "0 - - ../outside.txt\n", "x\n", "0 - " + "0".repeat(64) + " .git/config\n"
        }) {
      Project project = project("forged-" + line.hashCode());
      Path forged = Files.createDirectories(project.folder().resolve(Transaction.FOLDER));
      Files.writeString(forged.resolve("0"), "evil\n");
      Files.writeString(forged.resolve("journal"), line);

      assertThatExceptionOfType(RecipeException.class)
          .isThrownBy(() -> new Transaction(project, Disk.REAL).recover());
      assertThat(folder.resolve("outside.txt")).doesNotExist();
      assertThat(project.folder().resolve(".git")).doesNotExist();
    }
  }

  @Test
  void refusesAJournalOrAContentThatIsDamaged() throws Exception {
    Project exchanged = interrupted();
    Files.writeString(exchanged.folder().resolve(Transaction.FOLDER).resolve("0"), "evil\n");
    Project huge = project("huge");
    Path forged = Files.createDirectories(huge.folder().resolve(Transaction.FOLDER));
    Files.writeString(forged.resolve("journal"), "- - - none.txt\n".repeat(300_000));
    Project odd = project("odd");
    Files.createDirectories(odd.folder().resolve(Transaction.FOLDER).resolve("journal"));

    for (Project project : List.of(exchanged, huge, odd)) {
      Map<String, String> before = files(project);
      assertThatExceptionOfType(RecipeException.class)
          .isThrownBy(() -> new Transaction(project, Disk.REAL).recover())
          .withMessageContaining("is damaged. Delete it; no file of yours is in it.");
      assertThat(files(project)).isEqualTo(before);
    }
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "not everybody may make links there")
  void followsNoLinkThatWasMadeMeanwhile() throws Exception {
    Path outside = Files.writeString(folder.resolve("outside.txt"), "old a\n");
    Project planned = project("planned");
    var changes = KilledUpdate.changes(planned);
    Project decided = interrupted();
    for (Project project : List.of(planned, decided)) {
      Files.delete(project.folder().resolve("a.txt"));
      Files.createSymbolicLink(project.folder().resolve("a.txt"), outside);
    }

    assertThatExceptionOfType(RecipeException.class)
        .isThrownBy(() -> new Transaction(planned, Disk.REAL).write(changes))
        .withMessageContaining("a.txt was changed while the update was prepared");
    assertThatExceptionOfType(RecipeException.class)
        .isThrownBy(() -> new Transaction(decided, Disk.REAL).recover())
        .withMessageContaining("these files were changed since: a.txt");
    assertThat(outside).hasContent("old a");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "not everybody may make links there")
  void followsNoLinkInThePlaceOfItsOwnFolder() throws Exception {
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Files.writeString(outside.resolve("journal"), "x\n");
    Project project = project("linked");
    Path own = project.folder().resolve(Transaction.FOLDER);
    Files.createDirectories(own.getParent());
    Files.createSymbolicLink(own, outside);

    assertThatExceptionOfType(RecipeException.class)
        .isThrownBy(() -> new Transaction(project, Disk.REAL).recover())
        .withMessageContaining(Transaction.FOLDER + " is a symbolic link");
    assertThat(outside.resolve("journal")).hasContent("x");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no such modes")
  void keepsModesAndMakesNewProgramsStartable() throws Exception {
    Project project = project("modes");
    assertThat(FileSystems.getDefault().supportedFileAttributeViews()).contains("posix");
    Path script = project.folder().resolve("a.txt");
    assertThat(script.toFile().setExecutable(true)).isTrue();
    var changes = new ArrayList<>(KilledUpdate.changes(project));
    changes.add(
        0, new Change("mvnw", null, new Merge(Outcome.ADD, new byte[] {'x'}, 0, List.of())));

    new Transaction(project, Disk.REAL).write(changes);

    assertThat(Files.isExecutable(script)).isTrue();
    assertThat(Files.isExecutable(project.folder().resolve("mvnw"))).isTrue();
    assertThat(Files.isExecutable(project.folder().resolve("deep/er/b.txt"))).isFalse();
  }

  /** A project whose update is decided and not carried out. */
  private Project interrupted() throws Exception {
    for (int last = 0; ; last++) {
      Project project = project("interrupted-" + last);
      kill(project, last, false);
      if (new Transaction(project, Disk.REAL).isPending()) {
        return project;
      }
    }
  }

  private Project project(String name) throws IOException {
    Path root = Files.createDirectory(folder.resolve(name));
    for (Map.Entry<String, String> file : OLD.entrySet()) {
      Path target = root.resolve(file.getKey());
      Files.createDirectories(target.getParent());
      Files.writeString(target, file.getValue());
    }
    return new Project(root);
  }

  private static int kill(Project project, int last, boolean half) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xshare:auto",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            KilledUpdate.class.getName(),
            project.folder().toString(),
            Integer.toString(last),
            Boolean.toString(half))
        .inheritIO()
        .start()
        .waitFor();
  }

  /** The project's files, without what a transaction keeps for itself. */
  private static Map<String, String> files(Project project) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(project.folder())) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        String path = project.folder().relativize(file).toString().replace('\\', '/');
        if (!path.startsWith(Transaction.FOLDER)) {
          files.put(path, Files.readString(file));
        }
      }
    }
    return files;
  }
}
