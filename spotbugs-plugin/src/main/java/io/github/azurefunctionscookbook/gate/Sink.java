package io.github.azurefunctionscookbook.gate;

/**
 * A kind of place where content must not arrive.
 *
 * @param pattern what SpotBugs calls the finding
 * @param kind which content must not
 * @param any it does harm if one of these hazards is left
 * @param all and all of these are
 */
record Sink(String pattern, Origin.Kind kind, int any, int all) {
  Sink(String pattern, Origin.Kind kind, int any) {
    this(pattern, kind, any, 0);
  }

  boolean isReachedBy(int hazards) {
    return (hazards & any) != 0 && (hazards & all) == all;
  }
}
