package io.github.azurefunctionscookbook.assembler;

/**
 * A question that a recipe asks whoever generates a project.
 *
 * @param name the archetype's property
 * @param initial the constant default, or null for what the archetype plugin asks by itself
 * @param pattern what the whole value must match; without $, # and quotes, which Velocity reads
 * @param allowed the same in plain words, without quotes
 */
record Input(String name, String initial, String pattern, String allowed) {

  /** What the user reads when the value is refused. */
  String refusal() {
    return "Property %s: allowed are %s.".formatted(name, allowed);
  }

  /** A Velocity condition that is true for a refused value. */
  String refused() {
    return "!$%s.matches('%s')".formatted(name, pattern);
  }
}
