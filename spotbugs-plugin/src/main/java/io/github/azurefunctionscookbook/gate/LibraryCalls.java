package io.github.azurefunctionscookbook.gate;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Type;

/** Calls of methods outside the application, by what is known of them. */
final class LibraryCalls {
  private static final Set<String> VALUES =
      Set.of("java/net/URI", "java/net/URL", "java/io/File", "java/lang/String");
  private static final Set<String> PACKED =
      Set.of(
          "java/util/zip/GZIPInputStream",
          "java/util/zip/InflaterInputStream",
          "java/util/zip/ZipInputStream");

  private final Engine engine;
  private final MethodRun run;
  private final Calls calls;
  private final SpecialCalls specials;
  private final FunctionCalls functions;

  LibraryCalls(Engine engine, MethodRun run, Calls calls) {
    this.engine = engine;
    this.run = run;
    this.calls = calls;
    this.specials = new SpecialCalls(engine, run, calls);
    this.functions = new FunctionCalls(engine, run, calls, this);
  }

  /** What a call gives and changes. */
  Value call(
      String owner,
      String name,
      String descriptor,
      boolean isStatic,
      List<Value> args,
      String site) {
    if (name.equals("<init>")) {
      return construct(owner, descriptor, args, site);
    }
    Type type = Type.getReturnType(descriptor);
    Library.Rule rule = engine.library().rule(owner, name);
    Expr expr = expr(owner, name, args, rule, site);
    if (type == Type.INT_TYPE && name.startsWith("parse") && !args.isEmpty()) {
      calls
          .state()
          .memory
          .put(Expr.field(expr, Arrivals.NUMBER), calls.state().settled(args.get(0)));
    }
    writtenInto(owner, args);
    Value special = specials.call(owner, name, descriptor, args, type, expr);
    if (special != null) {
      return special;
    }
    boolean hasFunctions = false;
    for (int i = isStatic ? 0 : 1; i < args.size(); i++) {
      hasFunctions |= !args.get(i).lambdas().isEmpty();
    }
    Value result =
        hasFunctions || isFilter(name, args, isStatic)
            ? functions.call(owner, name, type, isStatic, args, expr, rule, site)
            : plain(type, isStatic, args, expr, rule);
    calls.state().learn(engine.guards().afterParsing(owner, name, descriptor, args));
    if (type == Type.BOOLEAN_TYPE && result.cases().isEmpty()) {
      result = result.withCases(engine.guards().cases(owner, name, args, calls.state()));
    } else if ((name.equals("compare")
            || name.equals("compareToIgnoreCase")
            || name.equals("compareTo"))
        && args.size() >= 2) {
      Value left = args.get(args.size() - 2);
      Value right = args.get(args.size() - 1);
      result =
          result.withCases(
              Map.of(0, engine.guards().equal(calls.state(), left, right), 1, Facts.NONE));
    }
    return type.getSort() == Type.VOID ? null : result;
  }

  /** Bytes of an array are no constant any more when a method may have written them. */
  private void writtenInto(String owner, List<Value> args) {
    if (!owner.equals("java/util/Arrays")) {
      for (Value arg : args) {
        if (("[B".equals(arg.type()) || "[C".equals(arg.type()))
            && calls.state().effective(arg).hasKind(Origin.Kind.LITERAL)
            && arg.expr().op() != Expr.Op.CALL) {
          calls.state().learn(Facts.cleared(arg.expr(), Hazard.REVEAL));
        }
      }
    }
  }

  private static boolean isFilter(String name, List<Value> args, boolean isStatic) {
    return name.equals("filter") && !isStatic && args.size() == 2;
  }

  private Value construct(String owner, String descriptor, List<Value> args, String site) {
    Value object = args.get(0);
    List<Value> rest = args.subList(1, args.size());
    if (engine.program().isThrowable(owner)) {
      if (!rest.isEmpty()) {
        Value first = rest.get(0);
        Taint text =
            engine.program().isThrowable(first.type())
                ? calls.printing().shown(first)
                : calls.state().effective(first);
        String field = Printing.messageOf(run.method().owner().name);
        if (object.expr().op() == Expr.Op.ARGUMENT) {
          calls.store(object, field, Value.of(Type.getType(String.class), first.expr(), text));
        }
      }
      return null;
    }
    Library.Rule rule = engine.library().rule(owner, "<init>");
    Taint taint = Taint.NONE;
    List<Lambda> lambdas = List.of();
    for (int i = 0; i < rest.size(); i++) {
      Value arg = rest.get(i);
      Taint more = calls.printing().shown(arg);
      if (owner.equals("java/net/URI") && rest.size() > 1) {
        more = i == hostOf(rest.size()) ? more : more.without(Hazard.HOST);
      }
      taint = taint.or(more);
      lambdas = State.either(lambdas, arg.lambdas());
    }
    if (rule != null) {
      taint = chosen(rule, false, args, Taint.NONE).without(rule.cleared()).with(rule.set());
      if (rule.wraps() && !rest.isEmpty()) {
        calls.state().memory.put(Expr.field(object.expr(), State.WRAPPED), rest.get(0));
      }
    }
    if (owner.equals("java/lang/StringBuilder") || owner.equals("java/lang/StringBuffer")) {
      if (!rest.isEmpty() && !rest.get(0).isPrimitive()) {
        calls.texts().append(object, rest.get(0));
      }
      return null;
    }
    if (PACKED.contains(owner) && taint.isForeign()) {
      taint =
          taint.or(
              Taint.of(
                  new Origin.Source(Origin.Kind.PACKED, "new " + Code.simple(owner), run.place()),
                  Hazard.REVEAL));
    }
    if (VALUES.contains(owner) && !rest.isEmpty() && object.expr().op() == Expr.Op.NEW) {
      List<Expr> operands = rest.stream().map(Value::expr).toList();
      Expr made = Expr.of(Expr.Op.CALL, owner + ".<init>", operands, site);
      return object.withExpr(made).withTaint(taint);
    }
    calls.state().fill(object, taint, lambdas);
    return null;
  }

  private static int hostOf(int count) {
    // URI(scheme, userInfo, host, port, path, query, fragment), or with the authority or host
    // second
    return count == 7 ? 2 : 1;
  }

  private Expr expr(String owner, String name, List<Value> args, Library.Rule rule, String site) {
    if (rule != null && rule.fresh()) {
      return calls.state().fresh(Expr.opaque("call " + site + name));
    }
    List<Expr> operands = args.stream().map(Value::expr).toList();
    if (!operands.isEmpty() && owner.equals("java/util/Optional")) {
      Expr first = operands.get(0);
      if ((name.equals("get") || name.equals("orElseThrow"))
          && first.isCall("java/util/Optional.of", "java/util/Optional.ofNullable")) {
        return first.operand(0);
      }
      if (name.equals("orElseThrow") || name.equals("orElse") || name.equals("orElseGet")) {
        return name.equals("orElseThrow") || State.isNull(args.get(1))
            ? Expr.of(Expr.Op.CALL, "java/util/Optional.get", List.of(first), site)
            : Expr.of(Expr.Op.CALL, owner + "." + name, operands, site);
      }
    }
    return Expr.of(Expr.Op.CALL, owner + "." + name, operands, site);
  }

  /** The content of the operands that a rule names. */
  Taint chosen(Library.Rule rule, boolean isStatic, List<Value> args, Taint functions) {
    Taint taint = Taint.NONE;
    for (String word : rule.result()) {
      switch (word) {
        case "-" -> {}
        case "r" -> taint = taint.or(calls.state().effective(args.get(0)));
        case "L" -> taint = taint.or(functions);
        case "all" -> {
          for (Value arg : args) {
            taint = taint.or(arg.lambdas().isEmpty() ? calls.state().effective(arg) : Taint.NONE);
          }
        }
        default -> {
          int index = Integer.parseInt(word) - (isStatic ? 1 : 0);
          if (index < args.size()) {
            taint = taint.or(calls.printing().shown(args.get(index)));
          }
        }
      }
    }
    return taint;
  }

  private Value plain(Type type, boolean isStatic, List<Value> args, Expr expr, Library.Rule rule) {
    Taint taint = Taint.NONE;
    List<Lambda> lambdas = List.of();
    if (rule == null) {
      for (Value arg : args) {
        taint = taint.or(calls.state().effective(arg));
        lambdas = State.either(lambdas, calls.state().contentLambdas(arg));
      }
    } else {
      taint = chosen(rule, isStatic, args, Taint.NONE).without(rule.cleared()).with(rule.set());
      for (Value arg : args) {
        lambdas = State.either(lambdas, calls.state().contentLambdas(arg));
      }
      if (rule.fills()) {
        fill(args, rule.cleared());
      }
      if (rule.wraps() && args.size() > 1) {
        calls.state().memory.put(Expr.field(expr, State.WRAPPED), args.get(isStatic ? 0 : 1));
      }
      if (rule.alias() >= 0) {
        int index = rule.alias() - (isStatic ? 1 : 0);
        return index < args.size() && index >= 0 ? args.get(index) : args.get(0);
      }
    }
    if (type.getSort() == Type.VOID) {
      return Value.of(Type.INT_TYPE, expr, Taint.NONE);
    }
    return fitted(
        Value.of(type, expr, taint).withLambdas(isFunctional(type) ? lambdas : List.of()));
  }

  /** Without content where its type has none. */
  Value fitted(Value value) {
    return engine.fields().isHarmless(value.type()) ? value.withTaint(Taint.NONE) : value;
  }

  /** Whether a value of the type may hand functions on. */
  private static boolean isFunctional(Type type) {
    return type.getSort() == Type.OBJECT
        && !type.getInternalName().equals("java/lang/String")
        && !type.getInternalName().startsWith("com/microsoft/azure/functions/");
  }

  private void fill(List<Value> args, int cleared) {
    Taint taint = Taint.NONE;
    List<Lambda> lambdas = List.of();
    for (int i = 1; i < args.size(); i++) {
      taint = taint.or(calls.printing().shown(args.get(i)));
      lambdas = State.either(lambdas, args.get(i).lambdas());
    }
    if (!args.isEmpty()) {
      calls.state().fill(args.get(0), taint.without(cleared), lambdas);
      Expr container = args.get(0).expr();
      if (container.op() == Expr.Op.STATIC || container.op() == Expr.Op.FIELD) {
        String field = container.detail().toString();
        engine.fields().keep(field, taint.without(cleared), lambdas);
        run.stored(field, Calls.arguments(taint.without(cleared)));
      }
    }
  }
}
