package io.github.azurefunctionscookbook.recipe;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A process of its own that updates a small project and dies before, or in, one of its writes. */
final class KilledUpdate {
  /** Ends a process that the last write did not kill. */
  static final int SURVIVED = 7;

  static final int KILLED = 137;

  private KilledUpdate() {}

  /**
   * Updates and dies.
   *
   * @param arguments the project's folder; which write is the last; whether half of it happens
   */
  public static void main(String[] arguments) throws IOException {
    Project project = new Project(Path.of(arguments[0]));
    int last = Integer.parseInt(arguments[1]);
    boolean half = Boolean.parseBoolean(arguments[2]);
    Transaction transaction = new Transaction(project, dying(last, half));
    transaction.recover();
    transaction.write(changes(project));
    Runtime.getRuntime().halt(SURVIVED);
  }

  /** One change of each kind. */
  static List<Change> changes(Project project) {
    return List.of(
        change(project, "a.txt", "new a\n", Outcome.REPLACE),
        change(project, "deep/er/b.txt", "new b\n", Outcome.ADD),
        change(project, "gone/c.txt", null, Outcome.DELETE),
        change(project, Answers.FILE, "new answers\n", Outcome.REPLACE));
  }

  private static Change change(Project project, String path, String content, Outcome outcome) {
    byte[] bytes = content == null ? null : content.getBytes(StandardCharsets.UTF_8);
    return new Change(path, project.read(path), new Merge(outcome, bytes, 0, List.of()));
  }

  private static Disk dying(int last, boolean half) {
    AtomicInteger count = new AtomicInteger();
    return new Disk() {
      @Override
      public void write(Path file, byte[] content) throws IOException {
        if (isLast()) {
          if (half) {
            Files.write(file, Arrays.copyOf(content, content.length / 2));
          }
          die();
        }
        REAL.write(file, content);
      }

      @Override
      public void move(Path from, Path to) throws IOException {
        if (isLast()) {
          die();
        }
        REAL.move(from, to);
      }

      @Override
      public void delete(Path path) throws IOException {
        if (isLast()) {
          die();
        }
        REAL.delete(path);
      }

      private boolean isLast() {
        return count.getAndIncrement() == last;
      }

      private void die() {
        Runtime.getRuntime().halt(KILLED);
      }
    };
  }
}
