package io.github.azurefunctionscookbook.gate;

import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which characters a regular expression lets through, and what they rule out. Read generously: a
 * character that may be let through counts as let through. One bit stands for all beyond ASCII.
 */
final class Alphabet {
  private static final int OTHER = 128;
  private static final Pattern FIXED_HOST =
      Pattern.compile("(?i)[a-z][a-z0-9+.-]*://[^/?#]+[/?#].*");
  private static final Pattern DOMAIN = Pattern.compile("[.-].*[a-z0-9]\\.[a-z]+(:\\d+)?");

  private static final Pattern FLAGS = Pattern.compile("\\?([a-zA-Z-]+)[:)]");
  private static final Pattern START = Pattern.compile("(?:\\^|\\\\A)(?![*?{])");
  private static final BitSet ALL = new BitSet();

  static {
    ALL.set(0, OTHER + 1);
  }

  private final String regex;
  private final BitSet admitted = new BitSet();
  private final StringBuilder prefix = new StringBuilder();
  private final StringBuilder suffix = new StringBuilder();
  private BitSet afterPrefix;
  private int index;
  private boolean literal = true;
  private boolean endsLoosely;
  private boolean dotIsAny;

  private Alphabet(String regex) {
    this.regex = regex;
    while (index < regex.length()) {
      step();
    }
  }

  /** The characters that one element of a regular expression lets through. */
  static BitSet characters(String element) {
    return new Alphabet(element).admitted;
  }

  /** The hazards that a text does not have when the whole of it matches. */
  static int clearedByMatch(String regex) {
    try {
      return new Alphabet(regex).cleared(true);
    } catch (IndexOutOfBoundsException | NumberFormatException e) {
      return 0;
    }
  }

  /** The hazards that a text does not have when some part of it matches. */
  static int clearedByFind(String regex) {
    boolean start = START.matcher(regex).lookingAt();
    boolean end = regex.endsWith("$") || regex.endsWith("\\z");
    if (!start || !end || regex.contains("|") || hasFlag(regex, 'm')) {
      return 0;
    }
    int cleared = clearedByMatch(regex);
    // A dollar sign also matches before a last line feed.
    return regex.endsWith("$") ? cleared & ~Hazard.LINE : cleared;
  }

  private static boolean hasFlag(String regex, char flag) {
    return FLAGS.matcher(regex).results().anyMatch(set -> set.group(1).indexOf(flag) >= 0);
  }

  /** The hazards that are gone when all that matches is replaced. */
  static int clearedByReplacing(String regex, String by) {
    try {
      Alphabet removed = new Alphabet(regex);
      if (!removed.isOneCharacter()) {
        return 0;
      }
      BitSet left = new BitSet();
      left.set(0, OTHER + 1);
      left.andNot(removed.admitted);
      for (int i = 0; i < by.length(); i++) {
        left.set(Math.min(by.charAt(i), OTHER));
      }
      return cleared(left);
    } catch (IndexOutOfBoundsException | NumberFormatException e) {
      return 0;
    }
  }

  /** The hazards that a text of these characters does not have. */
  static int cleared(BitSet admitted) {
    int cleared = 0;
    if (!admitted.get('\r')) {
      cleared |= Hazard.CR;
    }
    if (!admitted.get('\n')) {
      cleared |= Hazard.LF;
    }
    if (lacks(admitted, "/\\")) {
      cleared |= Hazard.PATH | Hazard.NAME;
    }
    if (lacks(admitted, "/\\:@?#.%")) {
      cleared |= Hazard.HOST;
    }
    if (lacks(admitted, "'\"`\\()*;=|&<>")) {
      cleared |= Hazard.QUERY;
    }
    if (lacks(admitted, "<>&\"'")) {
      cleared |= Hazard.MARKUP;
    }
    if (lacks(admitted, "'\"`\\()*;=|&<>$%{}[]+^?#!:/@\n\r\t") && !admitted.get(OTHER)) {
      cleared |= Hazard.CODE;
    }
    return cleared;
  }

  private static boolean lacks(BitSet admitted, String characters) {
    return characters.chars().noneMatch(admitted::get);
  }

  /** The hazards that a text does not have when it begins with a constant. */
  static int clearedByPrefix(String text) {
    if (FIXED_HOST.matcher(text).matches()) {
      return Hazard.HOST;
    }
    return text.startsWith("/") ? rooted(text) : 0;
  }

  private static int rooted(String text) {
    if (text.length() == 1) {
      return Hazard.UNROOTED;
    }
    return text.charAt(1) == '/' || text.charAt(1) == '\\' ? 0 : Hazard.RELATIVE | Hazard.HOST;
  }

  private int cleared(boolean whole) {
    int cleared = cleared(admitted);
    int begin = clearedByPrefix(prefix.toString());
    if (begin == Hazard.UNROOTED && afterPrefix != null && lacks(afterPrefix, "/\\")) {
      begin = Hazard.HOST;
    }
    cleared |= begin & Hazard.HOST;
    if (whole
        && !endsLoosely
        && lacks(admitted, "/\\:@?#%")
        && DOMAIN.matcher(suffix).find()
        && suffix.length() > 0) {
      cleared |= Hazard.HOST;
    }
    return Hazard.closed(cleared);
  }

  /** Whether each match is one character, or several that match one by one. */
  private boolean isOneCharacter() {
    index = 0;
    while (true) {
      char c = regex.charAt(index++);
      if (c == '\\') {
        if ("bBAzZGQEk123456789".indexOf(regex.charAt(index)) >= 0) {
          return false;
        }
        escaped();
      } else if (c == '[') {
        bracket();
      } else if ("(){}*+?|^$".indexOf(c) >= 0) {
        return false;
      }
      if (regex.startsWith("{1,}", index)) {
        index += 4;
      } else if (index < regex.length() && "+*".indexOf(regex.charAt(index)) >= 0) {
        index++;
      }
      if (index == regex.length()) {
        return true;
      }
      if (regex.charAt(index++) != '|') {
        return false;
      }
    }
  }

  private void step() {
    char c = regex.charAt(index++);
    switch (c) {
      case '\\' -> escape();
      case '[' -> elements(bracket());
      case '.' -> {
        BitSet any = new BitSet();
        any.set(0, OTHER + 1);
        if (!dotIsAny) {
          any.clear('\n');
          any.clear('\r');
        }
        elements(any);
      }
      case '(' -> group();
      case ')', '^', '$' -> {}
      case '|' -> {
        literal = false;
        endsLoosely = true;
      }
      case '*', '+', '?' -> loose(c != '+');
      case '{' -> {
        index = regex.indexOf('}', index) + 1;
        loose(true);
        if (index == 0) {
          throw new StringIndexOutOfBoundsException();
        }
      }
      default -> one(c);
    }
  }

  private void loose(boolean optional) {
    if (literal && optional && prefix.length() > 0) {
      prefix.setLength(prefix.length() - 1);
    }
    literal = false;
    suffix.setLength(0);
  }

  private void group() {
    if (index < regex.length() && regex.charAt(index) == '?') {
      String rest = regex.substring(index);
      if (rest.startsWith("?=")
          || rest.startsWith("?!")
          || rest.startsWith("?<=")
          || rest.startsWith("?<!")) {
        skipGroup();
        return;
      }
      if (rest.startsWith("?>")) {
        index += 2;
        literal = false;
        return;
      }
      int colon = regex.indexOf(':', index);
      int close = regex.indexOf(')', index);
      int angle = rest.startsWith("?<") ? regex.indexOf('>', index) : -1;
      if (close < 0) {
        throw new StringIndexOutOfBoundsException("No parenthesis closes the group");
      }
      flags(FLAGS.matcher(rest));
      index = angle > 0 ? angle + 1 : colon > 0 && colon < close ? colon + 1 : close + 1;
    }
    literal = false;
  }

  /** Flags that change which characters match, wherever they are set. */
  private void flags(Matcher set) {
    if (set.lookingAt()) {
      String flags = set.group(1);
      dotIsAny |= flags.contains("s") || flags.contains("d");
      if (flags.contains("x") || flags.contains("U")) {
        elements(ALL);
      }
    }
  }

  private void skipGroup() {
    int depth = 1;
    while (depth > 0) {
      char c = regex.charAt(index++);
      if (c == '\\') {
        index++;
      } else if (c == '(') {
        depth++;
      } else if (c == ')') {
        depth--;
      }
    }
  }

  private void one(char c) {
    admitted.set(Math.min(c, OTHER));
    if (literal) {
      prefix.append(c);
    } else if (afterPrefix == null) {
      afterPrefix = new BitSet();
      afterPrefix.set(Math.min(c, OTHER));
    }
    suffix.append(c);
  }

  private void elements(BitSet set) {
    admitted.or(set);
    if (afterPrefix == null) {
      afterPrefix = set;
    }
    literal = false;
    suffix.setLength(0);
  }

  private void escape() {
    char c = regex.charAt(index);
    if (c == 'Q') {
      int end = regex.indexOf("\\E", index);
      String quoted = regex.substring(index + 1, end < 0 ? regex.length() : end);
      quoted.chars().forEach(q -> one((char) q));
      index = end < 0 ? regex.length() : end + 2;
      return;
    }
    if ("bBAzZGR".indexOf(c) >= 0 && c != 'R') {
      index++;
      return;
    }
    BitSet set = escaped();
    if (set.cardinality() == 1 && !set.get(OTHER)) {
      one((char) set.nextSetBit(0));
    } else {
      elements(set);
    }
  }

  private BitSet escaped() {
    char c = regex.charAt(index++);
    BitSet set = new BitSet();
    switch (c) {
      case 'd' -> range(set, '0', '9');
      case 'w' -> word(set);
      case 's' -> " \t\n\u000B\f\r".chars().forEach(set::set);
      case 'h' -> " \t".chars().forEach(set::set);
      case 'v', 'R' -> "\n\u000B\f\r".chars().forEach(set::set);
      case 'D', 'W', 'S', 'H', 'V' -> {
        index--;
        BitSet plain = new Alphabet("\\" + Character.toLowerCase(c)).admitted;
        index++;
        set.set(0, OTHER + 1);
        set.andNot(plain);
      }
      case 'n' -> set.set('\n');
      case 'r' -> set.set('\r');
      case 't' -> set.set('\t');
      case 'f' -> set.set('\f');
      case 'e' -> set.set(27);
      case 'a' -> set.set(7);
      case 'X', 'N' -> set.or(ALL);
      case 'c' -> set.set(Math.min(regex.charAt(index++) ^ 64, OTHER));
      case '0' -> {
        int digits = regex.charAt(index) <= '3' ? 3 : 2;
        int end = index;
        while (end < regex.length() && end < index + digits && isOctal(regex.charAt(end))) {
          end++;
        }
        set.set(Math.min(Integer.parseInt(regex.substring(index, end), 8), OTHER));
        index = end;
      }
      case 'x' -> {
        if (regex.charAt(index) == '{') {
          int end = regex.indexOf('}', index);
          set.set(Math.min(Integer.parseInt(regex.substring(index + 1, end), 16), OTHER));
          index = end + 1;
          break;
        }
        set.set(Math.min(Integer.parseInt(regex.substring(index, index + 2), 16), OTHER));
        index += 2;
      }
      case 'u' -> {
        set.set(Math.min(Integer.parseInt(regex.substring(index, index + 4), 16), OTHER));
        index += 4;
      }
      case 'p', 'P' -> {
        String name;
        if (regex.charAt(index) == '{') {
          int end = regex.indexOf('}', index);
          name = regex.substring(index + 1, end);
          index = end + 1;
        } else {
          name = regex.substring(index, index + 1);
          index++;
        }
        property(set, name);
        if (c == 'P') {
          set.flip(0, OTHER);
          set.set(OTHER);
        }
      }
      default -> set.set(Math.min(c, OTHER));
    }
    return set;
  }

  private static boolean isOctal(char c) {
    return c >= '0' && c <= '7';
  }

  private static void property(BitSet set, String name) {
    for (int c = 0; c < OTHER; c++) {
      boolean in =
          switch (name) {
            case "Cntrl", "Cc", "IsCc", "IsControl", "C" -> Character.isISOControl(c);
            case "Alnum", "IsAlnum" -> Character.isLetterOrDigit(c);
            case "Alpha", "L", "IsL", "IsAlphabetic", "Lu", "Ll" -> Character.isLetter(c);
            case "Lower", "IsLowercase" -> Character.isLowerCase(c);
            case "Upper", "IsUppercase" -> Character.isUpperCase(c);
            case "Digit", "Nd", "N", "IsDigit", "IsN" -> Character.isDigit(c);
            case "XDigit" -> Character.digit(c, 16) >= 0;
            case "Print" -> c >= ' ' && c <= '~';
            case "Graph" -> c > ' ' && c <= '~';
            case "Punct" -> c > ' ' && c <= '~' && !Character.isLetterOrDigit(c);
            case "Space" -> Character.isWhitespace(c);
            default -> true;
          };
      set.set(c, in);
    }
    boolean ascii =
        switch (name) {
          case "Cntrl",
              "Alnum",
              "Alpha",
              "Lower",
              "Upper",
              "Digit",
              "XDigit",
              "Print",
              "Graph",
              "Punct",
              "Space" ->
              true;
          default -> false;
        };
    set.set(OTHER, !ascii);
  }

  private static void word(BitSet set) {
    range(set, 'a', 'z');
    range(set, 'A', 'Z');
    range(set, '0', '9');
    set.set('_');
  }

  private static void range(BitSet set, int from, int to) {
    if (from < OTHER) {
      set.set(from, Math.min(to, OTHER - 1) + 1);
    }
    if (to >= OTHER) {
      set.set(OTHER);
    }
  }

  private BitSet bracket() {
    boolean negated = regex.charAt(index) == '^';
    if (negated) {
      index++;
    }
    BitSet set = new BitSet();
    boolean first = true;
    while (regex.charAt(index) != ']' || first) {
      first = false;
      char c = regex.charAt(index++);
      if (c == '[') {
        set.or(bracket());
        continue;
      }
      if (c == '&' && regex.startsWith("&", index)) {
        index++;
        BitSet rest = rest();
        set.and(rest);
        break;
      }
      BitSet from = new BitSet();
      if (c == '\\') {
        from = escaped();
      } else {
        from.set(Math.min(c, OTHER));
      }
      if (from.cardinality() == 1
          && regex.charAt(index) == '-'
          && regex.charAt(index + 1) != ']'
          && regex.charAt(index + 1) != '[') {
        index++;
        char to = regex.charAt(index++);
        int last = to == '\\' ? escaped().nextSetBit(0) : to;
        range(set, from.nextSetBit(0), last);
      } else {
        set.or(from);
      }
    }
    index++;
    if (negated) {
      set.flip(0, OTHER);
      set.set(OTHER, true);
    }
    return set;
  }

  /** What stands after two ampersands, up to the bracket that closes. */
  private BitSet rest() {
    BitSet set = new BitSet();
    if (regex.charAt(index) == '[') {
      index++;
      return bracket();
    }
    set.set(0, OTHER + 1);
    while (regex.charAt(index) != ']') {
      index++;
    }
    return set;
  }
}
