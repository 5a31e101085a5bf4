package io.github.azurefunctionscookbook.gate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Type;

/** Calls of the library that run functions, such as those of streams. */
final class FunctionCalls {
  private final Engine engine;
  private final MethodRun run;
  private final Calls calls;
  private final LibraryCalls library;

  FunctionCalls(Engine engine, MethodRun run, Calls calls, LibraryCalls library) {
    this.engine = engine;
    this.run = run;
    this.calls = calls;
    this.library = library;
  }

  /** The result of a call that is given functions, or filters. */
  Value call(
      String owner,
      String name,
      Type type,
      boolean isStatic,
      List<Value> args,
      Expr expr,
      Library.Rule rule,
      String site) {
    List<Lambda> lambdas = new ArrayList<>();
    Taint input = Taint.NONE;
    List<Lambda> carried = List.of();
    for (int i = 0; i < args.size(); i++) {
      Value arg = args.get(i);
      boolean isReceiver = i == 0 && !isStatic;
      if (isReceiver) {
        carried = calls.state().contentLambdas(arg);
        input = input.or(calls.state().effective(arg));
      } else if (arg.lambdas().isEmpty()) {
        input = input.or(calls.state().effective(arg));
      } else {
        lambdas.addAll(arg.lambdas());
      }
    }
    if (isStatic && isHandedOn(type)) {
      List<Lambda> kept =
          name.equals("not") ? lambdas.stream().map(Lambda::negate).toList() : lambdas;
      return Value.of(type, expr, input).withLambdas(kept);
    }
    Value receiver = isStatic ? null : args.get(0);
    Expr elementExpr =
        receiver != null && owner.equals("java/util/Optional")
            ? optionalContent(receiver.expr(), site)
            : calls.state().fresh(Expr.opaque("element " + site));
    Value element = Value.of(Type.getType(Object.class), elementExpr, input).withLambdas(carried);
    element = element.withTaint(calls.state().effective(element));
    Taint result = Taint.NONE;
    List<Lambda> resultLambdas = List.of();
    Value last = null;
    for (Lambda lambda : lambdas) {
      Value one = calls.apply(lambda, List.of(element, element, element), site + "l");
      if (one == null && calls.stopped() && (name.equals("ifPresent") || name.equals("forEach"))) {
        calls.state().learn(Guards.validated(receiver.expr()));
      }
      if (one != null) {
        result = result.or(calls.state().effective(one));
        resultLambdas = State.either(resultLambdas, one.lambdas());
        last = one;
      }
    }
    if (rule != null && rule.fills()) {
      calls.state().fill(args.get(0), input.or(result), List.of());
    }
    switch (name) {
      case "filter", "takeWhile" -> {
        Facts facts = last == null ? Facts.NONE : last.cases().getOrDefault(1, Facts.NONE);
        if (lambdas.isEmpty()) {
          facts = Guards.test(args.get(1).expr(), elementExpr);
        }
        int cleared = facts.of(elementExpr) | Characters.clearedByFilter(engine.program(), lambdas);
        return Value.of(type, expr, element.taint().without(cleared)).withLambdas(carried);
      }
      case "anyMatch", "allMatch", "noneMatch" -> {
        return match(name, receiver, elementExpr, expr, last, lambdas);
      }
      default -> {}
    }
    if (name.equals("map") && owner.equals("java/util/stream/IntStream")) {
      int cleared = Characters.clearedByMap(engine.program(), lambdas);
      return Value.of(type, expr, input.without(cleared));
    }
    Taint taint;
    if (rule != null && !rule.result().isEmpty()) {
      taint = library.chosen(rule, isStatic, args, result).without(rule.cleared()).with(rule.set());
      if (rule.alias() >= 0) {
        return args.get(0);
      }
    } else {
      taint = input;
    }
    Value made =
        type.getSort() == Type.VOID
            ? Value.of(Type.INT_TYPE, expr, Taint.NONE)
            : Value.of(type, expr, taint);
    if (last != null && isOptionalMap(owner, name)) {
      made =
          made.withExpr(Expr.of(Expr.Op.CALL, "java/util/Optional.of", List.of(last.expr()), site));
      if (type.getSort() == Type.OBJECT && name.equals("flatMap")) {
        made = made.withExpr(last.expr());
      }
    }
    return library.fitted(made.withLambdas(State.either(resultLambdas, carried)));
  }

  private static boolean isOptionalMap(String owner, String name) {
    return owner.equals("java/util/Optional") && (name.equals("map") || name.equals("flatMap"));
  }

  private static Expr optionalContent(Expr optional, String site) {
    return optional.isCall("java/util/Optional.of", "java/util/Optional.ofNullable")
        ? optional.operand(0)
        : Expr.of(Expr.Op.CALL, "java/util/Optional.get", List.of(optional), site);
  }

  private static boolean isHandedOn(Type type) {
    if (type.getSort() != Type.OBJECT) {
      return false;
    }
    String name = type.getInternalName();
    return name.equals("java/util/stream/Collector")
        || name.equals("java/util/Comparator")
        || name.startsWith("java/util/function/")
        || name.equals("java/lang/ThreadLocal");
  }

  private Value match(
      String name, Value receiver, Expr element, Expr expr, Value last, List<Lambda> lambdas) {
    Facts yes = last == null ? Facts.NONE : last.cases().getOrDefault(1, Facts.NONE);
    Facts no = last == null ? Facts.NONE : last.cases().getOrDefault(0, Facts.NONE);
    Map<Integer, Facts> cases = new HashMap<>();
    cases.put(0, Facts.NONE);
    cases.put(1, Facts.NONE);
    int byCharacter = Characters.clearedByFilter(engine.program(), lambdas);
    switch (name) {
      case "anyMatch" -> {
        cases.put(1, yes);
        int without =
            Characters.clearedByFilter(
                engine.program(), lambdas.stream().map(Lambda::negate).toList());
        cases.put(0, Guards.cleared(content(receiver.expr()), without));
      }
      case "allMatch" ->
          cases.put(
              1,
              yes.and(Guards.cleared(receiver.expr(), yes.of(element)))
                  .and(Guards.cleared(content(receiver.expr()), byCharacter)));
      default -> {
        int without =
            Characters.clearedByFilter(
                engine.program(), lambdas.stream().map(Lambda::negate).toList());
        cases.put(0, yes);
        cases.put(1, no.and(Guards.cleared(content(receiver.expr()), without)));
      }
    }
    return Value.of(Type.BOOLEAN_TYPE, expr, Taint.NONE).withCases(cases);
  }

  /** The text whose characters a stream gives. */
  private static Expr content(Expr stream) {
    return stream.op() == Expr.Op.CALL
            && (Guards.name(stream).equals("chars") || Guards.name(stream).equals("codePoints"))
        ? stream.operand(0)
        : stream;
  }
}
