package io.github.azurefunctionscookbook.recipe;

/** Something that whoever ran the goal can put right; the message says how. */
final class RecipeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RecipeException(String message) {
    super(message);
  }

  RecipeException(String message, Throwable cause) {
    super(message, cause);
  }
}
