package io.github.azurefunctionscookbook.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same triples of files given to {@code git merge-file} and to ours. docs/updating.md says
 * where they differ and why.
 */
class GitComparisonTest {
  private static final int TRIPLES = 200;
  private static final Labels LABELS = Labels.of("2.0");

  @TempDir private Path folder;

  @Test
  void mergesTextsAsGitDoes() throws Exception {
    assumeThat(isGitHere()).as("git is installed").isTrue();
    Random random = new Random(4711);
    int conflicts = 0;
    for (int i = 0; i < TRIPLES; i++) {
      List<String> base = lines(random, 4 + random.nextInt(10));
      List<String> ours = edited(base, random, "m");
      List<String> theirs = edited(base, random, "r");

      Git git = git(base, ours, theirs);
      Lines merged = Lines.merge(base, ours, theirs, LABELS);

      assertThat(merged.conflicts() > 0)
          .as("conflict in %s %s %s", base, ours, theirs)
          .isEqualTo(git.conflicts > 0);
      if (git.conflicts == 0) {
        assertThat(merged.lines()).isEqualTo(git.lines);
      } else {
        conflicts++;
      }
    }
    assertThat(conflicts).isBetween(TRIPLES / 10, TRIPLES * 9 / 10);
  }

  @Test
  void mergesAPomThatGitCannot() throws Exception {
    assumeThat(isGitHere()).as("git is installed").isTrue();
    List<String> base = List.of("<project>", "  <a>1</a>", "  <b>1</b>", "</project>");
    List<String> ours = List.of("<project>", "  <a>2</a>", "  <b>1</b>", "</project>");
    List<String> theirs = List.of("<project>", "  <a>1</a>", "  <b>3</b>", "</project>");

    assertThat(git(base, ours, theirs).conflicts).isEqualTo(1);
    assertThat(PomMerge.of(base, ours, theirs, LABELS).lines())
        .isEqualTo(new Lines(List.of("<project>", "  <a>2</a>", "  <b>3</b>", "</project>"), 0));
  }

  @Test
  void mergesAcrossLineEndingsWhereGitConflicts() throws Exception {
    assumeThat(isGitHere()).as("git is installed").isTrue();
    List<String> base = List.of("1", "2", "3", "4");
    List<String> windows = List.of("1\r", "2\r", "3\r", "mine\r");
    List<String> theirs = List.of("one", "2", "3", "4");

    assertThat(git(base, windows, theirs).conflicts).isPositive();
    Merge merge = Merge.of("notes.txt", bytes(base), bytes(windows), bytes(theirs), LABELS);
    assertThat(merge.outcome()).isEqualTo(Outcome.MERGE);
    assertThat(merge.content()).isEqualTo(bytes(List.of("one\r", "2\r", "3\r", "mine\r")));
  }

  private record Git(List<String> lines, int conflicts) {}

  private Git git(List<String> base, List<String> ours, List<String> theirs) throws Exception {
    Path old = Files.write(folder.resolve("base"), bytes(base));
    Path mine = Files.write(folder.resolve("ours"), bytes(ours));
    Path recipes = Files.write(folder.resolve("theirs"), bytes(theirs));
    Process git =
        new ProcessBuilder(
                "git", "merge-file", "-p", mine.toString(), old.toString(), recipes.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<String> lines = Text.of(git.getInputStream().readAllBytes()).lines();
    return new Git(lines, git.waitFor());
  }

  private static boolean isGitHere() throws InterruptedException {
    try {
      return new ProcessBuilder("git", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static List<String> lines(Random random, int count) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      lines.add("line " + random.nextInt(20));
    }
    return lines;
  }

  private static List<String> edited(List<String> lines, Random random, String side) {
    List<String> edited = new ArrayList<>(lines);
    for (int i = 0; i <= random.nextInt(3); i++) {
      int at = random.nextInt(edited.size());
      switch (random.nextInt(3)) {
        case 0 -> edited.set(at, side + random.nextInt(9));
        case 1 -> edited.add(at, side + random.nextInt(9));
        default -> edited.remove(at);
      }
    }
    return edited;
  }

  private static byte[] bytes(List<String> lines) {
    return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
