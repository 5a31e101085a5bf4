package io.github.azurefunctionscookbook.recipe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What an update does, file by file; nothing is done yet.
 *
 * @param changes those files that the recipe changed, in the order in which they are written: the
 *     answers file last
 */
record Plan(List<Change> changes) {

  /**
   * Decides about every file of a project.
   *
   * @param base the recorded version of the recipe, rendered with the recorded answers
   * @param theirs the version to update to
   */
  static Plan of(Rendering base, Rendering theirs, Project project, Labels labels) {
    TreeSet<String> paths = new TreeSet<>(base.files().keySet());
    paths.addAll(theirs.files().keySet());
    List<Change> changes = new ArrayList<>();
    boolean windows = project.isWindows(base);
    for (String path : paths) {
      byte[] old = base.files().get(path);
      byte[] recipes = theirs.files().get(path);
      if (!Merge.same(old, recipes)) {
        changes.add(change(path, old, recipes, project, windows, labels));
      }
    }
    changes.sort(
        Comparator.comparing((Change change) -> change.path().equals(Answers.FILE))
            .thenComparing(Change::path));
    return new Plan(List.copyOf(changes));
  }

  private static Change change(
      String path, byte[] base, byte[] theirs, Project project, boolean windows, Labels labels) {
    if (project.isLink(path)) {
      return new Change(path, null, new Merge(Outcome.KEEP_LINK, null, 0, List.of()));
    }
    byte[] ours = project.read(path);
    Merge merge = Merge.of(path, base, ours, theirs, labels);
    if (path.equals(Answers.FILE) && (ours == null || merge.outcome() == Outcome.CONFLICT)) {
      merge =
          new Merge(Outcome.REPLACE, theirs, 0, List.of("your changes of this file were replaced"));
    }
    if (merge.outcome() == Outcome.ADD && Text.isText(theirs)) {
      byte[] suited = Text.of(theirs).withWindows(endings(path, windows)).bytes();
      merge = new Merge(Outcome.ADD, suited, 0, List.of());
    }
    return new Change(path, ours, merge);
  }

  /** The line endings of a new file: the project's, but for scripts, which work with their own. */
  private static boolean endings(String path, boolean windows) {
    return path.endsWith(".cmd") || (windows && !Rendering.isProgram(path));
  }

  /** The files that are written or deleted. */
  List<Change> touched() {
    return changes.stream().filter(Change::touches).toList();
  }

  /** What a person has to look at, a sentence each. */
  List<String> reports() {
    return changes.stream()
        .flatMap(
            change ->
                Stream.concat(
                    Stream.of(change).filter(c -> c.outcome().needsALook()).map(Change::words),
                    change.notes().stream()))
        .toList();
  }

  /** In how many places both sides changed the same lines. */
  long conflicts() {
    return changes.stream().mapToLong(change -> change.merge().conflicts()).sum();
  }
}
