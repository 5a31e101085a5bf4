package io.github.azurefunctionscookbook.gate;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Type;

/** Texts that are taken apart and put together. */
final class Texts {
  private static final String TEXT_SO_FAR = "#text";

  private final Engine engine;
  private final MethodRun run;
  private final Calls calls;

  Texts(Engine engine, MethodRun run, Calls calls) {
    this.engine = engine;
    this.run = run;
    this.calls = calls;
  }

  /** A text constant of the code. */
  Value literal(String text) {
    return Value.constant(Type.getType(String.class), text)
        .withTaint(engine.literals().of(text, run.place()));
  }

  /** Methods of String whose constant arguments decide. */
  Value call(String name, String descriptor, List<Value> args, Type type, Expr expr) {
    Value first = args.isEmpty() ? null : args.get(0);
    switch (name) {
      case "replace" -> {
        String old = character(args.get(1));
        String by = character(args.get(2));
        Taint taint = calls.state().effective(first).or(calls.state().effective(args.get(2)));
        if (first.expr().any(e -> e.text() != null && Text.hasMarkup(e.text()))) {
          taint = taint.with(Hazard.AMONG_MARKUP);
        }
        if (old != null && by != null && old.length() == 1) {
          taint = taint.without(Alphabet.clearedByReplacing("[" + escape(old) + "]", by));
          if (old.equals("'") && (by.equals("''") || by.equals("\\'"))) {
            taint = taint.without(Hazard.QUERY);
          }
          if (old.equals("<") && by.equals("&lt;")) {
            taint = taint.without(Hazard.MARKUP);
          }
        }
        return Value.of(type, expr, taint);
      }
      case "replaceAll" -> {
        String regex = args.get(1).expr().text();
        String by = args.get(2).expr().text();
        Taint taint = calls.state().effective(first).or(calls.state().effective(args.get(2)));
        if (regex != null && by != null) {
          taint = taint.without(Alphabet.clearedByReplacing(regex, by));
        }
        return Value.of(type, expr, taint);
      }
      case "format", "formatted" -> {
        return formatted(name, descriptor, args, type, expr);
      }
      case "valueOf", "copyValueOf" -> {
        return Value.of(type, expr, calls.printing().printed(first));
      }
      case "toCharArray" -> {
        // Who changes single characters is filtering them.
        return Value.of(
            type, expr, run.changesCharacters() ? Taint.NONE : calls.state().effective(first));
      }
      case "concat" -> {
        return join(List.of(args.get(0), args.get(1)), expr);
      }
      case "substring" -> {
        Taint taint = calls.state().effective(first);
        boolean fewLeft =
            args.size() == 2
                ? args.get(1).expr().op() == Expr.Op.ARITHMETIC
                : args.get(2).number() != null && args.get(2).number() <= 8;
        return Value.of(type, expr, fewLeft ? taint.without(Hazard.REVEAL) : taint);
      }
      default -> {
        return null;
      }
    }
  }

  private static String escape(String character) {
    return Character.isLetterOrDigit(character.charAt(0))
            || Character.isWhitespace(character.charAt(0))
        ? character
        : "\\" + character;
  }

  /** The text of a constant character or text; null when it is none. */
  static String character(Value value) {
    return value.number() != null ? Character.toString(value.number()) : value.expr().text();
  }

  /** A format is filled in. */
  Value formatted(String name, String descriptor, List<Value> args, Type type, Expr expr) {
    int at = name.equals("formatted") ? 0 : descriptor.startsWith("(Ljava/util/Locale;") ? 1 : 0;
    Value format = args.get(at);
    if (name.equals("format")) {
      calls
          .arrivals()
          .deliver(
              calls.state().effective(format), Harm.sink("AZF_FORMAT_STRING"), "String.format");
    }
    Taint rest = Taint.NONE;
    for (int i = at + 1; i < args.size(); i++) {
      rest = rest.or(calls.state().effective(args.get(i)));
    }
    String constant = format.expr().text();
    if (constant != null) {
      int first = constant.indexOf('%');
      Text text = new Text("");
      text.add(first < 0 ? constant : constant.substring(0, first), Taint.NONE);
      rest = text.add(null, rest);
      if (Text.hasMarkup(constant)) {
        rest = rest.with(Hazard.AMONG_MARKUP);
      }
    }
    return Value.of(type, expr, rest.or(calls.state().effective(format)));
  }

  /** A builder takes a piece in. */
  void append(Value builder, Value piece) {
    Expr location = Expr.field(builder.expr(), TEXT_SO_FAR);
    Value before = calls.state().memory.get(location);
    String so = before == null ? "" : before.expr().text();
    Text text = new Text(so == null ? "" : so);
    Taint taint = piece.isPrimitive() ? Taint.NONE : calls.printing().printed(piece);
    String constant = character(piece);
    Taint left = so == null ? taint : text.add(constant, taint);
    if (text.hasMarkup()) {
      left = left.with(Hazard.AMONG_MARKUP);
      Value content = calls.state().memory.get(Expr.field(builder.expr(), State.CONTENT));
      if (content != null) {
        left = left.or(content.taint().with(Hazard.AMONG_MARKUP));
      }
    }
    calls.state().fill(builder, left, List.of());
    if (so != null) {
      calls
          .state()
          .memory
          .put(location, Value.constant(Type.getType(String.class), text.toString()));
    }
  }

  /** Text put together by a plus sign. */
  Value concat(Object[] arguments, String bootstrap, List<Value> args) {
    String recipe =
        bootstrap.equals("makeConcatWithConstants")
            ? (String) arguments[0]
            : "\u0001".repeat(args.size());
    List<Value> pieces = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    int arg = 0;
    int constant = 1;
    for (int i = 0; i < recipe.length(); i++) {
      char c = recipe.charAt(i);
      if (c == '\u0001' || c == '\u0002') {
        if (literal.length() > 0) {
          pieces.add(Value.constant(Type.getType(String.class), literal.toString()));
          literal.setLength(0);
        }
        pieces.add(
            c == '\u0001'
                ? args.get(arg++)
                : Value.constant(
                    Type.getType(String.class), String.valueOf(arguments[constant++])));
      } else {
        literal.append(c);
      }
    }
    if (literal.length() > 0) {
      pieces.add(Value.constant(Type.getType(String.class), literal.toString()));
    }
    List<Expr> operands = pieces.stream().map(Value::expr).toList();
    return join(pieces, Expr.of(Expr.Op.CONCAT, "+", operands, run.site()));
  }

  private Value join(List<Value> pieces, Expr expr) {
    Text text = new Text("");
    Taint taint = Taint.NONE;
    boolean constant = true;
    for (Value piece : pieces) {
      String literal = character(piece);
      boolean fixed = piece.expr().text() != null;
      constant &= fixed;
      Taint of = piece.isPrimitive() ? Taint.NONE : calls.printing().printed(piece);
      taint = taint.or(text.add(fixed ? literal : null, of));
    }
    if (text.hasMarkup()) {
      taint = taint.with(Hazard.AMONG_MARKUP);
    }
    return constant ? literal(text.toString()) : Value.of(Type.getType(String.class), expr, taint);
  }

  /** The text that a builder has put together. */
  Value built(Value builder, Type type) {
    Value text = calls.state().memory.get(Expr.field(builder.expr(), TEXT_SO_FAR));
    Expr made =
        text == null
            ? Expr.opaque("text " + run.site())
            : Expr.of(Expr.Op.CALL, "text", List.of(builder.expr(), text.expr()), run.site());
    return Value.of(type, made, calls.state().effective(builder).or(run.read()));
  }
}
