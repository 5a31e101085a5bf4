package io.github.azurefunctionscookbook.recipe;

import java.util.List;

/**
 * What an update does with one file.
 *
 * @param path relative to the project, with slashes
 * @param ours the content that the decision was made about; null where there is no file
 * @param merge the decision
 */
record Change(String path, byte[] ours, Merge merge) {

  Outcome outcome() {
    return merge.outcome();
  }

  /** Whether the file is written or deleted. */
  boolean touches() {
    return merge.content() != null || outcome() == Outcome.DELETE;
  }

  /** One line for people. */
  String words() {
    String places =
        merge.conflicts() > 0
            ? " (%d place%s)".formatted(merge.conflicts(), merge.conflicts() == 1 ? "" : "s")
            : "";
    return path + ": " + outcome().words() + places;
  }

  List<String> notes() {
    return merge.notes().stream().map(note -> path + ": " + note).toList();
  }
}
