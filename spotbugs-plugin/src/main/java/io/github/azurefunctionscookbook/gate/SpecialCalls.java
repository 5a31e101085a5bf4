package io.github.azurefunctionscookbook.gate;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.objectweb.asm.Type;

/** Calls of the library that need more than a rule. */
final class SpecialCalls {
  private static final Set<String> SECRET_WORDS =
      Set.of(
          "KEY",
          "SECRET",
          "PASSWORD",
          "PASSWD",
          "PWD",
          "TOKEN",
          "CONNECTION",
          "SAS",
          "CREDENTIAL",
          "CONNECTIONSTRING",
          "APIKEY",
          "KEYS",
          "SECRETS",
          "TOKENS",
          "SIGNATURE",
          "PASSPHRASE",
          "PASSCODE",
          "HMAC");

  private final Engine engine;
  private final MethodRun run;
  private final Calls calls;

  SpecialCalls(Engine engine, MethodRun run, Calls calls) {
    this.engine = engine;
    this.run = run;
    this.calls = calls;
  }

  /** The result of a call; null when a rule does. */
  Value call(String owner, String name, String descriptor, List<Value> args, Type type, Expr expr) {
    if (name.equals("orElse") || name.equals("requireNonNullElse")) {
      givenInstead(args.get(0), args.get(1));
    }
    Library.Outcome source = engine.library().source(owner, name);
    if (source != null) {
      return source(source, owner, name, args, type, expr);
    }
    int closed = Hardening.closes(owner, name, args);
    if (closed != 0) {
      calls.state().learn(Facts.cleared(args.get(0).expr(), closed));
      return Value.of(type.getSort() == Type.VOID ? Type.INT_TYPE : type, expr, Taint.NONE);
    }
    boolean throwable = !args.isEmpty() && engine.program().isThrowable(args.get(0).type());
    if (throwable && descriptor.equals("()Ljava/lang/String;")) {
      boolean text =
          name.equals("getMessage")
              || name.equals("getLocalizedMessage")
              || name.equals("toString")
              || name.endsWith("Message");
      return Value.of(
          type,
          expr,
          text
              ? calls.printing().message(args.get(0), Code.simple(owner) + "." + name)
              : calls.state().effective(args.get(0)));
    }
    if (throwable && name.equals("printStackTrace") && args.size() == 2) {
      calls
          .state()
          .fill(
              args.get(1),
              Taint.of(
                  new Origin.Source(
                      Origin.Kind.EXCEPTION, "Throwable.printStackTrace", run.place()),
                  Hazard.REVEAL),
              List.of());
      return Value.of(Type.INT_TYPE, expr, Taint.NONE);
    }
    if (owner.equals("java/lang/System") && (name.equals("getenv") || name.equals("getProperty"))) {
      return args.isEmpty()
          ? Value.of(type, expr, secret("all settings", run.place()))
          : environment(args.get(0), type, expr);
    }
    if (owner.equals("java/lang/StringBuilder") || owner.equals("java/lang/StringBuffer")) {
      if (name.equals("append") || name.equals("insert")) {
        calls.texts().append(args.get(0), args.get(args.size() - 1));
        return args.get(0);
      }
      if (name.equals("toString")) {
        return calls.texts().built(args.get(0), type);
      }
    }
    if (owner.equals("java/lang/String")) {
      return calls.texts().call(name, descriptor, args, type, expr);
    }
    if (owner.equals("java/text/MessageFormat") && name.equals("format") && args.size() == 2) {
      return calls.texts().formatted(name, descriptor, args, type, expr);
    }
    if (name.equals("valueOf") && engine.program().has(owner)) {
      return Value.of(type, expr, Taint.NONE);
    }
    if (owner.equals("java/util/Map") || owner.endsWith("Map")) {
      if ((name.equals("get") || name.equals("getOrDefault")) && args.size() > 1) {
        return header(args, type, expr);
      }
    }
    if (name.equals("replaceAll")
        && owner.equals("java/util/regex/Matcher")
        && args.get(1).expr().text() != null) {
      int cleared =
          Alphabet.clearedByReplacing(
              Guards.regexOfMatcher(args.get(0).expr()), args.get(1).expr().text());
      return Value.of(type, expr, calls.state().effective(args.get(0)).without(cleared));
    }
    if (name.equals("getClass") || name.equals("hashCode")) {
      return Value.of(type, expr, Taint.NONE);
    }
    return null;
  }

  private Value source(
      Library.Outcome outcome, String owner, String name, List<Value> args, Type type, Expr expr) {
    String what = Code.simple(owner) + "." + name;
    int hazards =
        outcome.kind() == Origin.Kind.CALLER || outcome.kind() == Origin.Kind.ARCHIVE
            ? Hazard.TEXT
            : outcome.kind() == Origin.Kind.LAX_XML ? Hazard.REVEAL | Hazard.CHOICE : Hazard.REVEAL;
    Taint taint = Taint.of(new Origin.Source(outcome.kind(), what, run.place()), hazards);
    if (outcome.kind() == Origin.Kind.ARCHIVE) {
      taint = taint.or(calls.state().effective(args.get(0)));
    }
    return Value.of(type, expr, taint);
  }

  /** Content that opens something. */
  static Taint secret(String what, Place place) {
    return Taint.of(new Origin.Source(Origin.Kind.SECRET, what, place), Hazard.REVEAL);
  }

  private static String[] words(String setting) {
    return setting
        .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
        .toUpperCase(Locale.ROOT)
        .split("[^A-Z0-9]+");
  }

  private Value environment(Value name, Type type, Expr expr) {
    String text = name.expr().text();
    if (text == null) {
      return Value.of(type, expr, Taint.NONE);
    }
    for (String word : words(text)) {
      if (SECRET_WORDS.contains(word)) {
        return Value.of(type, expr, secret("the setting " + text, run.place()));
      }
    }
    return Value.of(type, expr, Taint.NONE);
  }

  private Value header(List<Value> args, Type type, Expr expr) {
    if (args.get(0).expr().isCall("java/lang/System.getenv")) {
      if (args.size() > 2) {
        givenInstead(environment(args.get(1), type, expr), args.get(2));
      }
      return environment(args.get(1), type, expr);
    }
    Taint taint = calls.state().effective(args.get(0));
    String header = args.get(1).expr().text();
    if (args.size() > 2) {
      taint = taint.or(calls.state().effective(args.get(2)));
    }
    boolean headers =
        args.get(0).expr().any(e -> e.op() == Expr.Op.CALL && Guards.name(e).equals("getHeaders"));
    if (headers
        && header != null
        && ConstantArguments.SECRET_HEADERS.contains(header.toLowerCase(Locale.ROOT))) {
      taint = taint.or(secret("the header " + header, run.place()));
    }
    return Value.of(type, expr, taint).withLambdas(calls.state().contentLambdas(args.get(0)));
  }

  /** A literal that is taken when a secret is not set. */
  private void givenInstead(Value secret, Value otherwise) {
    String text = otherwise.expr().text();
    if (text != null
        && Secrets.looksGiven(text)
        && calls.state().effective(secret).hasKind(Origin.Kind.SECRET)) {
      calls.arrivals().report("AZF_HARD_CODED_SECRET", "the value for a secret that is not set");
    }
  }
}
