package io.github.azurefunctionscookbook.recipe;

/** What becomes of one file in an update; docs/updating.md explains each to users. */
enum Outcome {
  /** The recipe did not change it, or the project has the change already. */
  NOTHING("left alone", false),
  /** New in the recipe, and in nobody's way. */
  ADD("add", false),
  /** Untouched in the project, so the recipe's version takes its place. */
  REPLACE("update", false),
  /** Untouched in the project and gone from the recipe. */
  DELETE("delete", false),
  /** Changed on both sides, at different places. */
  MERGE("merge", false),
  /** Changed on both sides at the same place; both texts stand between markers. */
  CONFLICT("CONFLICT", true),
  /** Changed on both sides, and not a text that could be merged. */
  KEEP_BINARY("keep yours: not a text, the recipe's change is not in it", true),
  /** The project deleted what the recipe changed. */
  STAY_DELETED("stays deleted: the recipe changed it", true),
  /** The project changed what the recipe removed. */
  KEEP_REMOVED("keep yours: the recipe removed it", true),
  /** A symbolic link is never written through. */
  KEEP_LINK("keep yours: a symbolic link, the recipe's change is not in it", true);

  private final String words;
  private final boolean reported;

  Outcome(String words, boolean reported) {
    this.words = words;
    this.reported = reported;
  }

  /** The outcome in words that follow a file's name. */
  String words() {
    return words;
  }

  /** Whether a person has to look at the file. */
  boolean needsALook() {
    return reported;
  }
}
