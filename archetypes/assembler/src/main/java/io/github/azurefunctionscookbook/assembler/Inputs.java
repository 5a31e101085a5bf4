package io.github.azurefunctionscookbook.assembler;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What every recipe asks, and the checks that keep an answer from becoming code, a path or markup.
 *
 * <p>Batch mode ignores the descriptor's patterns, so they are checked twice more: in the default
 * of a last property, which the archetype plugin (3.2.0 and later) evaluates before it writes
 * anything, and in the first lines of pom.xml, the first file that it renders. Velocity has no
 * statement that fails; parsing a resource that cannot exist does, and shows its name.
 */
final class Inputs {

  /** The property whose default holds the check. */
  static final String CHECK = "inputs";

  /** Its value when every answer is allowed. */
  static final String CHECKED = "checked";

  private static final String NO_DEVICE = "con|prn|aux|nul|com[0-9]|lpt[0-9]";
  private static final String KEYWORDS =
      "abstract|assert|boolean|break|byte|case|catch|char|class|const|continue|default|do|double"
          + "|else|enum|extends|final|finally|float|for|goto|if|implements|import|instanceof|int"
          + "|interface|long|native|new|package|private|protected|public|return|short|static"
          + "|strictfp|super|switch|synchronized|this|throw|throws|transient|try|void|volatile"
          + "|while|true|false|null";
  private static final String SEGMENT_END = "(?![a-z0-9_])";

  static final Input GROUP_ID =
      new Input(
          "groupId",
          null,
          "(?!.{101})[A-Za-z][A-Za-z0-9_-]*([.][A-Za-z][A-Za-z0-9_-]*)*",
          "names of letters, digits, hyphens and underscores that start with a letter, separated"
              + " by dots, up to 100 characters");
  static final Input ARTIFACT_ID =
      new Input(
          "artifactId",
          null,
          "(?!(" + NO_DEVICE + ")(?![a-z0-9-]))[a-z][a-z0-9-]{0,58}[a-z0-9]",
          "lower-case letters, digits and hyphens, a letter first, no hyphen last, 2 to 60"
              + " characters, no Windows device name");
  static final Input VERSION =
      new Input(
          "version",
          null,
          "(?!.*[.][.])[0-9A-Za-z][0-9A-Za-z._-]{0,49}",
          "letters, digits, single dots, hyphens and underscores, a letter or digit first, up to"
              + " 50 characters");
  static final Input PACKAGE =
      new Input(
          "package",
          null,
          "(?!.{101})(?!.*__)"
              + ("(?!(.*[.])?(" + KEYWORDS + "|" + NO_DEVICE + ")" + SEGMENT_END + ")")
              + ("(?!(java|javax|com[.]microsoft[.]azure[.]functions)" + SEGMENT_END + ")")
              + "[a-z][a-z0-9_]*([.][a-z][a-z0-9_]*)*",
          "Java package names in lower case without double underscores, Java keywords and Windows"
              + " device names, up to 100 characters, not in java, javax or"
              + " com.microsoft.azure.functions; without -Dpackage it is the groupId");
  static final Input JAVA_VERSION = new Input("javaVersion", "17", "17|21|25", "17, 21 and 25");

  static final List<Input> ALL = List.of(GROUP_ID, ARTIFACT_ID, VERSION, PACKAGE, JAVA_VERSION);

  private Inputs() {}

  static Set<String> names() {
    return ALL.stream().map(Input::name).collect(Collectors.toCollection(TreeSet::new));
  }

  /** The first lines of the template of pom.xml; they render to nothing or fail. */
  static String guard() {
    return ALL.stream()
        .map(input -> "#if(" + input.refused() + ")" + fail(input) + "#end\n")
        .collect(Collectors.joining());
  }

  /**
   * The default of the last property; what is missing is left to the archetype plugin to report.
   */
  static String check() {
    // The archetype plugin evaluates only what holds "${".
    return ALL.stream()
            .map(
                input ->
                    "#if($%s && %s)%s#end".formatted(input.name(), input.refused(), fail(input)))
            .collect(Collectors.joining())
        + "#set($"
        + CHECK
        + "='"
        + CHECKED
        + "')${"
        + CHECK
        + "}";
  }

  private static String fail(Input input) {
    return "#parse('" + input.refusal() + "')";
  }
}
