package io.github.azurefunctionscookbook.assembler;

/**
 * A mistake in a recipe, a layer or the common files; the message names the place and the remedy.
 */
final class AssemblyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  AssemblyException(String message) {
    super(message);
  }
}
