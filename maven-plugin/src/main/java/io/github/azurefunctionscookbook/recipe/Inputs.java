package io.github.azurefunctionscookbook.recipe;

import java.util.List;

/** What every recipe asks, and what is allowed: for the archetypes and for the plugin alike. */
public final class Inputs {

  private static final String NO_DEVICE = "con|prn|aux|nul|com[0-9]|lpt[0-9]";
  private static final String KEYWORDS =
      "abstract|assert|boolean|break|byte|case|catch|char|class|const|continue|default|do|double"
          + "|else|enum|extends|final|finally|float|for|goto|if|implements|import|instanceof|int"
          + "|interface|long|native|new|package|private|protected|public|return|short|static"
          + "|strictfp|super|switch|synchronized|this|throw|throws|transient|try|void|volatile"
          + "|while|true|false|null";
  private static final String SEGMENT_END = "(?![a-z0-9_])";

  /** The project's group. */
  public static final Input GROUP_ID =
      new Input(
          "groupId",
          null,
          "(?!.{101})[A-Za-z][A-Za-z0-9_-]*([.][A-Za-z][A-Za-z0-9_-]*)*",
          "names of letters, digits, hyphens and underscores that start with a letter, separated"
              + " by dots, up to 100 characters");

  /** The project's name, which also names its folder. */
  public static final Input ARTIFACT_ID =
      new Input(
          "artifactId",
          null,
          "(?!(" + NO_DEVICE + ")(?![a-z0-9-]))[a-z][a-z0-9-]{0,58}[a-z0-9]",
          "lower-case letters, digits and hyphens, a letter first, no hyphen last, 2 to 60"
              + " characters, no Windows device name");

  /** The project's version. */
  public static final Input VERSION =
      new Input(
          "version",
          null,
          "(?!.*[.][.])[0-9A-Za-z][0-9A-Za-z._-]{0,49}",
          "letters, digits, single dots, hyphens and underscores, a letter or digit first, up to"
              + " 50 characters");

  /** The Java package of all classes. */
  public static final Input PACKAGE =
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

  /** The Java release of the function app. */
  public static final Input JAVA_VERSION =
      new Input("javaVersion", "17", "17|21|25", "17, 21 and 25");

  /** All of them, in the order in which they are asked. */
  public static final List<Input> ALL =
      List.of(GROUP_ID, ARTIFACT_ID, VERSION, PACKAGE, JAVA_VERSION);

  private Inputs() {}
}
