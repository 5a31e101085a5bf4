package io.github.azurefunctionscookbook.assembler;

import io.github.azurefunctionscookbook.recipe.Input;
import io.github.azurefunctionscookbook.recipe.Inputs;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The checks that keep an answer from becoming code, a path or markup.
 *
 * <p>Batch mode ignores the descriptor's patterns, so they are checked twice more: in the default
 * of a last property, which the archetype plugin (3.2.0 and later) evaluates before it writes
 * anything, and in the first lines of pom.xml, the first file that it renders. Velocity has no
 * statement that fails; parsing a resource that cannot exist does, and shows its name.
 */
final class InputChecks {

  /** The property whose default holds the check. */
  static final String CHECK = "inputs";

  /** Its value when every answer is allowed. */
  static final String CHECKED = "checked";

  private InputChecks() {}

  static Set<String> names() {
    return Inputs.ALL.stream().map(Input::name).collect(Collectors.toCollection(TreeSet::new));
  }

  /** The first lines of the template of pom.xml; they render to nothing or fail. */
  static String guard() {
    return Inputs.ALL.stream()
        .map(input -> "#if(" + refused(input) + ")" + fail(input) + "#end\n")
        .collect(Collectors.joining());
  }

  /**
   * The default of the last property; what is missing is left to the archetype plugin to report.
   */
  static String check() {
    // The archetype plugin evaluates only what holds "${".
    return Inputs.ALL.stream()
            .map(
                input ->
                    "#if($%s && %s)%s#end".formatted(input.name(), refused(input), fail(input)))
            .collect(Collectors.joining())
        + "#set($"
        + CHECK
        + "='"
        + CHECKED
        + "')${"
        + CHECK
        + "}";
  }

  /** A Velocity condition that is true for a refused value. */
  private static String refused(Input input) {
    return "!$%s.matches('%s')".formatted(input.name(), input.pattern());
  }

  private static String fail(Input input) {
    return "#parse('" + input.refusal() + "')";
  }
}
