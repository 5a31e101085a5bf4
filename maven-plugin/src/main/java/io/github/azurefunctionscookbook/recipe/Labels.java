package io.github.azurefunctionscookbook.recipe;

/**
 * What the two sides of a conflict are called in its markers.
 *
 * @param ours the project's side
 * @param theirs the recipe's side
 */
record Labels(String ours, String theirs) {
  static Labels of(String version) {
    return new Labels("this project", "recipe " + version);
  }
}
