package io.github.azurefunctionscookbook.recipe;

/**
 * A question that a recipe asks whoever generates a project.
 *
 * @param name the archetype's property
 * @param initial the constant default, or null for what the archetype plugin asks by itself
 * @param pattern what the whole value must match; without $, # and quotes, which Velocity reads
 * @param allowed the same in plain words, without quotes
 */
public record Input(String name, String initial, String pattern, String allowed) {

  /** What the user reads when the value is refused. */
  public String refusal() {
    return "Property %s: allowed are %s.".formatted(name, allowed);
  }

  /** Whether a value is allowed. */
  public boolean allows(String value) {
    return value.matches(pattern);
  }
}
