package io.github.azurefunctionscookbook.gate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.objectweb.asm.Opcodes;

/** What is known of a value when a check of the library has said yes or no. */
final class Guards {
  static final String EQUAL = "#equal";

  /** A path begins with a folder; that tells nothing unless the path is normal. */
  static final String BELOW = "#below";

  private static final Set<String> SAME_CONTENT =
      Set.of(
          "toLowerCase",
          "toUpperCase",
          "toString",
          "valueOf",
          "requireNonNull",
          "get",
          "orElseThrow",
          "of",
          "ofNullable",
          "create",
          "toURL",
          "toURI",
          "toASCIIString",
          "intern",
          "copyOf",
          "requireNonNullElse",
          "orElse",
          "getByName",
          "cast",
          "asString",
          "textValue",
          "asText");
  private static final Set<String> SAME_FILE =
      Set.of(
          "normalize",
          "toAbsolutePath",
          "toRealPath",
          "resolve",
          "resolveSibling",
          "get",
          "of",
          "getCanonicalPath",
          "getCanonicalFile",
          "toPath",
          "toFile",
          "getPath");
  private static final Set<String> MADE_OF_TEXT =
      Set.of("java/net/URI", "java/net/URL", "java/io/File", "java/lang/String");

  /**
   * Flags of a pattern by what they do to the characters that match; whatever is rare counts as x.
   */
  private static final Map<Integer, String> FLAGS =
      Map.of(
          Pattern.UNIX_LINES, "d",
          Pattern.MULTILINE, "m",
          Pattern.DOTALL, "s",
          Pattern.COMMENTS, "x",
          Pattern.LITERAL, "x",
          Pattern.CANON_EQ, "x",
          Pattern.UNICODE_CHARACTER_CLASS, "U");

  private static final Set<String> NORMAL =
      Set.of("normalize", "toRealPath", "getCanonicalPath", "getCanonicalFile");

  private final Program program;

  Guards(Program program) {
    this.program = program;
  }

  private enum Trust {
    YES,
    UNKNOWN,
    NO
  }

  private static Trust trust(State state, Value value) {
    Taint taint = state.effective(value);
    if (taint.hasKind(Origin.Kind.CALLER) || taint.hasKind(Origin.Kind.ARCHIVE)) {
      return Trust.NO;
    }
    return taint.isEmpty() || taint.equals(Fields.sources(taint)) ? Trust.YES : Trust.UNKNOWN;
  }

  static boolean isNormal(Expr path) {
    return path.any(e -> e.op() == Expr.Op.CALL && NORMAL.contains(name(e)));
  }

  /** The name of the method of a call. */
  static String name(Expr call) {
    String detail = call.detail().toString();
    return detail.substring(detail.lastIndexOf('.') + 1);
  }

  private static String owner(Expr call) {
    String detail = call.detail().toString();
    return detail.substring(0, Math.max(0, detail.lastIndexOf('.')));
  }

  /** An expression lacks hazards, and so does what it shows the content of. */
  static Facts cleared(Expr expr, int hazards) {
    if (hazards == 0) {
      return Facts.NONE;
    }
    Facts facts = Facts.cleared(expr, hazards);
    if (expr.op() != Expr.Op.CALL || expr.operands().isEmpty()) {
      return facts;
    }
    String name = name(expr);
    Expr first = expr.operand(0);
    if (name.equals("matcher")) {
      return facts.and(cleared(expr.operand(1), hazards));
    }
    if (name.equals("<init>")) {
      return MADE_OF_TEXT.contains(owner(expr)) ? facts.and(cleared(first, hazards)) : facts;
    }
    if (name.equals("getHost") || name.equals("getAuthority")) {
      return (hazards & Hazard.HOST) == 0 ? facts : facts.and(cleared(first, Hazard.HOST));
    }
    if (name.equals("strip") || name.equals("trim")) {
      return facts.and(cleared(first, hazards & ~Hazard.LINE));
    }
    if (SAME_CONTENT.contains(name)
        && !owner(expr).equals("java/util/Map")
        && !owner(expr).endsWith("/List")) {
      facts = facts.and(cleared(first, hazards));
    }
    if (SAME_FILE.contains(name) && (hazards & Hazard.PATH) != 0) {
      for (Expr operand : expr.operands()) {
        facts = facts.and(cleared(operand, Hazard.PATH));
      }
    }
    return facts;
  }

  /** What a call that answers yes or no tells. */
  Map<Integer, Facts> cases(String owner, String name, List<Value> args, State state) {
    Facts yes = Facts.NONE;
    Facts no = Facts.NONE;
    Value first = args.isEmpty() ? null : args.get(0);
    Value second = args.size() < 2 ? null : args.get(1);
    switch (name) {
      case "contains", "containsKey", "containsValue" -> {
        if (owner.equals("java/lang/String")) {
          no = cleared(first.expr(), absentText(second.expr().text()));
        } else if (trust(state, first) != Trust.NO) {
          yes = cleared(second.expr(), Hazard.TEXT);
        }
      }
      case "equals", "equalsIgnoreCase", "contentEquals", "isEqual" -> {
        if (second != null) {
          yes = equal(state, first, second);
        }
      }
      case "matches" -> {
        if (owner.equals("java/util/regex/Pattern")) {
          yes = cleared(second.expr(), Alphabet.clearedByMatch(text(first)));
        } else if (owner.equals("java/lang/String")) {
          yes = cleared(first.expr(), Alphabet.clearedByMatch(text(second)));
        } else if (owner.equals("java/util/regex/Matcher")) {
          yes = cleared(first.expr(), Alphabet.clearedByMatch(regexOfMatcher(first.expr())));
        }
      }
      case "find" -> {
        if (owner.equals("java/util/regex/Matcher")) {
          String regex = regexOfMatcher(first.expr());
          yes = cleared(first.expr(), Alphabet.clearedByFind(regex));
          no = cleared(first.expr(), Alphabet.clearedByReplacing(regex, ""));
        }
      }
      case "test" -> {
        yes = test(first.expr(), second == null ? null : second.expr());
      }
      case "startsWith" -> {
        boolean normal = isNormal(first.expr());
        String text = second.expr().text();
        if (normal && trust(state, second) != Trust.NO) {
          yes = cleared(first.expr(), Hazard.PATH);
        } else if (!owner.equals("java/lang/String") && trust(state, second) != Trust.NO) {
          Expr below = Expr.of(Expr.Op.CALL, BELOW, first.expr());
          yes = Facts.cleared(below, Hazard.PATH);
        } else if (owner.equals("java/lang/String") && text != null) {
          yes = cleared(first.expr(), Alphabet.clearedByPrefix(text));
          no = cleared(first.expr(), absentPrefix(text));
        }
      }
      case "endsWith" -> {
        String text = second.expr().text();
        if (text != null
            && text.matches("\\.[\\w.-]+\\.\\w+")
            && first.expr().any(e -> e.op() == Expr.Op.CALL && name(e).equals("getHost"))) {
          yes = cleared(first.expr(), Hazard.HOST);
        }
      }
      case "isAbsolute" -> no = cleared(first.expr(), Hazard.ABSOLUTE);
      case "isSiteLocalAddress", "isLoopbackAddress" -> no = cleared(first.expr(), Hazard.HOST);
      case "isEmpty" -> yes = validated(first.expr());
      case "isPresent" -> no = validated(first.expr());
      default -> {}
    }
    if (yes.isEmpty() && no.isEmpty()) {
      return Map.of();
    }
    Map<Integer, Facts> cases = new HashMap<>();
    cases.put(1, yes);
    cases.put(0, no);
    return cases;
  }

  private static String text(Value value) {
    String text = value.expr().text();
    return text == null ? "(?s).*" : text;
  }

  /** The regular expression of a matcher, or one that lets all through. */
  static String regexOfMatcher(Expr matcher) {
    if (matcher.op() == Expr.Op.CALL && name(matcher).equals("matcher")) {
      return regex(matcher.operand(0));
    }
    return "[\\s\\S]*";
  }

  static String regex(Expr pattern) {
    if (pattern.op() == Expr.Op.CALL && name(pattern).equals("compile")) {
      String text = pattern.operand(0).text();
      if (text != null) {
        return pattern.operands().size() == 1 ? text : flags(pattern.operand(1)) + text;
      }
    }
    return "[\\s\\S]*";
  }

  /** The flags that decide which characters match, as they are written in a pattern. */
  private static String flags(Expr flags) {
    if (flags.op() != Expr.Op.CONSTANT || !(flags.detail() instanceof Integer set)) {
      return "(?dmsxU)";
    }
    StringBuilder letters = new StringBuilder();
    FLAGS.forEach((flag, letter) -> letters.append((set & flag) == 0 ? "" : letter));
    return letters.length() == 0 ? "" : "(?" + letters + ")";
  }

  /** What a predicate that a pattern gives tells of what it is asked about. */
  static Facts test(Expr predicate, Expr subject) {
    if (subject == null || predicate.op() != Expr.Op.CALL) {
      return Facts.NONE;
    }
    return switch (name(predicate)) {
      case "asMatchPredicate" ->
          cleared(subject, Alphabet.clearedByMatch(regex(predicate.operand(0))));
      case "asPredicate" -> cleared(subject, Alphabet.clearedByFind(regex(predicate.operand(0))));
      default -> Facts.NONE;
    };
  }

  /** A collection or Optional of violations holds nothing. */
  static Facts validated(Expr violations) {
    Expr expr = violations;
    while (expr.op() == Expr.Op.CALL && !expr.operands().isEmpty()) {
      if (name(expr).equals("validate") && expr.operands().size() >= 2) {
        return Facts.validated(expr.operand(1));
      }
      expr = expr.operand(0);
    }
    return Facts.NONE;
  }

  /** Two values are the same, so if one is trusted the other one is known. */
  Facts equal(State state, Value a, Value b) {
    Trust ofA = trust(state, a);
    Trust ofB = trust(state, b);
    Facts facts = Facts.NONE;
    if (ofB == Trust.YES) {
      facts = facts.and(cleared(a.expr(), Hazard.TEXT));
    }
    if (ofA == Trust.YES) {
      facts = facts.and(cleared(b.expr(), Hazard.TEXT));
    }
    if (ofA == Trust.UNKNOWN && ofB != Trust.YES || ofB == Trust.UNKNOWN && ofA != Trust.YES) {
      Expr both = Expr.of(Expr.Op.CALL, EQUAL, a.expr(), b.expr());
      facts = facts.and(Facts.cleared(both, Hazard.TEXT));
    }
    return facts;
  }

  private static int absentText(String text) {
    if (text == null) {
      return 0;
    }
    return switch (text) {
      case "\n" -> Hazard.LF;
      case "\r" -> Hazard.CR;
      case ".." -> Hazard.DOTS;
      case "/" -> Hazard.PATH | Hazard.NAME;
      case "'" -> Hazard.QUERY;
      case "<" -> Hazard.MARKUP;
      default -> 0;
    };
  }

  private static int absentPrefix(String text) {
    return switch (text) {
      case "//" -> Hazard.DOUBLE_SLASH;
      case "/" -> Hazard.ABSOLUTE;
      default -> 0;
    };
  }

  /** What a jump that compares a number, or asks for null, tells where it goes on. */
  Facts jump(int opcode, Value value, boolean jumps, State state) {
    Expr expr = value.expr();
    if (expr.op() != Expr.Op.CALL) {
      return Facts.NONE;
    }
    String name = name(expr);
    switch (opcode) {
      case Opcodes.IFNULL, Opcodes.IFNONNULL -> {
        boolean isNull = opcode == Opcodes.IFNULL == jumps;
        if (!isNull
            && name.equals("get")
            && expr.operands().size() == 2
            && owner(expr).endsWith("Map")
            && !state.effective(value).hasKind(Origin.Kind.CALLER)) {
          return cleared(expr.operand(1), Hazard.TEXT);
        }
        if (isNull && (name.equals("getHost") || name.equals("getAuthority"))) {
          return cleared(expr.operand(0), Hazard.HOST);
        }
      }
      case Opcodes.IFLT, Opcodes.IFGE -> {
        boolean negative = opcode == Opcodes.IFLT == jumps;
        if (negative && name.equals("indexOf") && expr.operands().size() == 2) {
          return cleared(expr.operand(0), absentText(character(expr.operand(1))));
        }
        if (!negative && name.equals("indexOf") && owner(expr).endsWith("List")) {
          return cleared(expr.operand(1), Hazard.TEXT);
        }
      }
      case Opcodes.IFLE, Opcodes.IFGT, Opcodes.IFEQ, Opcodes.IFNE -> {
        boolean none = opcode == Opcodes.IFLE || opcode == Opcodes.IFEQ ? jumps : !jumps;
        if (none && name.equals("size")) {
          return validated(expr);
        }
      }
      default -> {}
    }
    return Facts.NONE;
  }

  /** A number is compared with another one. */
  static Facts limited(Expr number) {
    return number.op() == Expr.Op.CALL && name(number).startsWith("parse")
        ? Facts.cleared(number, Hazard.CHOICE)
        : Facts.NONE;
  }

  private static String character(Expr expr) {
    if (expr.op() == Expr.Op.CONSTANT && expr.detail() instanceof Integer code) {
      return Character.toString(code);
    }
    return expr.text();
  }

  /** What holds after a call that fails for all but a closed set of texts. */
  Facts afterParsing(String owner, String name, String descriptor, List<Value> args) {
    if (args.isEmpty()
        || !descriptor.contains("String;") && !descriptor.contains("CharSequence;")) {
      return Facts.NONE;
    }
    boolean parses =
        switch (name) {
          case "fromString" -> owner.equals("java/util/UUID");
          case "parseInt", "parseLong", "parseUnsignedInt", "parseDouble" -> true;
          case "valueOf" ->
              owner.equals("java/lang/Integer")
                  || owner.equals("java/lang/Long")
                  || owner.equals("java/lang/Enum")
                  || program.isEnum(owner);
          case "parse" -> owner.startsWith("java/time/");
          default -> false;
        };
    return parses
        ? cleared(
            args.get(args.size() > 1 && owner.equals("java/lang/Enum") ? 1 : 0).expr(), Hazard.TEXT)
        : Facts.NONE;
  }
}
