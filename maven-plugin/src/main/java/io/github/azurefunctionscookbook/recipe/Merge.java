package io.github.azurefunctionscookbook.recipe;

import java.util.Arrays;
import java.util.List;

/**
 * The decision about one file, from its three contents alone: as the recorded version of the recipe
 * renders it (base), as it is in the project (ours), and as the new version renders it (theirs); a
 * content is null where there is no such file.
 *
 * @param outcome what becomes of the file
 * @param content what to write; null when nothing is written
 * @param conflicts how many places need a person
 * @param notes what else the person should know, a sentence each
 */
record Merge(Outcome outcome, byte[] content, int conflicts, List<String> notes) {

  /**
   * Decides about a file.
   *
   * @param path where it is; a pom.xml is merged by its elements
   */
  static Merge of(String path, byte[] base, byte[] ours, byte[] theirs, Labels labels) {
    if (same(base, theirs) || same(ours, theirs)) {
      return plain(Outcome.NOTHING);
    }
    if (same(ours, base)) {
      return untouched(ours, theirs);
    }
    if (theirs == null) {
      return plain(Outcome.KEEP_REMOVED);
    }
    if (ours == null) {
      return plain(Outcome.STAY_DELETED);
    }
    if (!Text.isText(ours) || !Text.isText(theirs) || (base != null && !Text.isText(base))) {
      return plain(Outcome.KEEP_BINARY);
    }
    return merged(path, base == null ? new byte[0] : base, ours, theirs, labels);
  }

  private static Merge plain(Outcome outcome) {
    return new Merge(outcome, null, 0, List.of());
  }

  private static Merge untouched(byte[] ours, byte[] theirs) {
    if (theirs == null) {
      return plain(Outcome.DELETE);
    }
    if (ours == null) {
      return new Merge(Outcome.ADD, theirs, 0, List.of());
    }
    boolean texts = Text.isText(ours) && Text.isText(theirs);
    byte[] content = texts ? Text.of(theirs).withWindows(endings(ours, theirs)).bytes() : theirs;
    return new Merge(Outcome.REPLACE, content, 0, List.of());
  }

  private static Merge merged(String path, byte[] base, byte[] ours, byte[] theirs, Labels labels) {
    Text old = Text.of(base);
    Text mine = Text.of(ours);
    Text recipes = Text.of(theirs);
    List<String> notes = List.of();
    Lines lines = null;
    if (path.equals("pom.xml") || path.endsWith("/pom.xml")) {
      PomMerge pom = PomMerge.of(old.lines(), mine.lines(), recipes.lines(), labels);
      if (pom != null) {
        lines = pom.lines();
        notes = pom.notes();
      }
    }
    if (lines == null) {
      lines = Lines.merge(old.lines(), mine.lines(), recipes.lines(), labels);
    }
    boolean closed = mine.closed() == old.closed() ? recipes.closed() : mine.closed();
    // A marker always ends its line.
    Text result = new Text(lines.lines(), closed || lines.conflicts() > 0, endings(ours, theirs));
    Outcome outcome = lines.conflicts() > 0 ? Outcome.CONFLICT : Outcome.MERGE;
    if (outcome == Outcome.MERGE && result.sameLines(mine)) {
      return new Merge(Outcome.NOTHING, null, 0, notes);
    }
    return new Merge(outcome, result.bytes(), lines.conflicts(), notes);
  }

  /** The project's line endings; the recipe's where the project's file has none to go by. */
  private static boolean endings(byte[] ours, byte[] theirs) {
    Text mine = Text.of(ours);
    boolean none = mine.lines().size() < 2 && !(mine.closed() && mine.lines().size() == 1);
    return none ? Text.of(theirs).windows() : mine.windows();
  }

  /** Whether two contents are the same but for the line endings of a text. */
  static boolean same(byte[] one, byte[] other) {
    if (one == null || other == null) {
      return one == other;
    }
    if (Arrays.equals(one, other)) {
      return true;
    }
    return Text.isText(one) && Text.isText(other) && Text.of(one).sameLines(Text.of(other));
  }
}
