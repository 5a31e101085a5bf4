package io.github.azurefunctionscookbook.gate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts what a method does, in terms of its arguments, into the terms of its caller. */
final class Import {
  private static final int MAX_PLACE = 120;

  private final Engine engine;
  private final MethodRun run;
  private final State state;
  private final String site;
  private List<Value> args;
  private final Map<Expr, Expr> known = new HashMap<>();

  /**
   * An import at a call.
   *
   * @param run the caller; null when that is the platform
   */
  Import(Engine engine, MethodRun run, State state, String site) {
    this.engine = engine;
    this.run = run;
    this.state = state;
    this.site = site;
  }

  /** Applies a summary; gives what the call returns. */
  Value summary(Summary summary, Program.Method method, List<Value> arguments) {
    args = engine.flattened(arguments);
    for (Summary.Reach reach : summary.reaches()) {
      Taint taint = resolve(reach.origin()).then(reach.effect());
      deliver(taint, reach.sink(), reach.place(), reach.what());
    }
    summary.fields().forEach((field, taint) -> store(field, substitute(taint)));
    if (!summary.returns()) {
      return null;
    }
    Value result = summary.result() == null ? null : value(summary.result());
    Map<Expr, Value> memory = new HashMap<>();
    summary.memory().forEach((location, value) -> memory.put(expr(location), value(value)));
    for (Map.Entry<Expr, Value> entry : memory.entrySet()) {
      Expr location = entry.getKey();
      Value value = entry.getValue();
      if (location.op() == Expr.Op.FIELD && location.detail().equals(State.CONTENT)) {
        state.fill(holder(location.operand(0)), value.taint(), value.lambdas());
      } else {
        state.memory.put(location, value);
      }
    }
    state.learn(facts(summary.facts()));
    return result;
  }

  private static Value holder(Expr expr) {
    return new Value(1, expr, Taint.NONE, List.of(), Map.of(), "java/lang/Object");
  }

  /** Content arrives where it does harm: that is found, or passed on to the caller's caller. */
  void deliver(Taint taint, Sink sink, Place place, String what) {
    for (Map.Entry<Origin, Taint.Effect> entry : taint.origins().entrySet()) {
      Taint.Effect effect = entry.getValue();
      if (entry.getKey() instanceof Origin.Source source) {
        if (source.kind() == sink.kind() && sink.isReachedBy(effect.set())) {
          engine.report(sink.pattern(), source, place, what);
        }
      } else if (entry.getKey() instanceof Origin.Argument argument
          && run != null
          && sink.isReachedBy(effect.most())) {
        run.reach(new Summary.Reach(sink, argument, effect, place, what));
      }
    }
  }

  private void store(String field, Taint taint) {
    engine.fields().add(field, taint, List.of());
    if (run != null) {
      Map<Origin, Taint.Effect> rest = new HashMap<>(taint.origins());
      rest.keySet().removeIf(origin -> origin instanceof Origin.Source);
      run.stored(field, rest.isEmpty() ? Taint.NONE : new Taint(rest));
    }
  }

  private Taint resolve(Origin.Argument argument) {
    if (argument.index() >= args.size()) {
      return Taint.NONE;
    }
    return state.effective(state.follow(args.get(argument.index()), argument.path()));
  }

  private Taint substitute(Taint taint) {
    Taint result = Taint.NONE;
    for (Map.Entry<Origin, Taint.Effect> entry : taint.origins().entrySet()) {
      if (entry.getKey() instanceof Origin.Argument argument) {
        result = result.or(resolve(argument).then(entry.getValue()));
      } else {
        result = result.or(new Taint(Map.of(entry.getKey(), entry.getValue())));
      }
    }
    return result;
  }

  private Value value(Value value) {
    if (value.expr().op() == Expr.Op.ARGUMENT) {
      int index = (Integer) value.expr().detail();
      if (index < args.size() && value.lambdas().isEmpty()) {
        Value arg = args.get(index);
        return arg.withTaint(state.effective(arg).without(removed(value)));
      }
    }
    Map<Integer, Facts> cases = new HashMap<>();
    value.cases().forEach((number, facts) -> cases.put(number, facts(facts)));
    return new Value(
        value.size(),
        expr(value.expr()),
        substitute(value.taint()),
        value.lambdas().stream()
            .map(
                lambda ->
                    new Lambda(
                        lambda.implementation(),
                        lambda.captured().stream().map(this::value).toList(),
                        lambda.negated()))
            .toList(),
        cases,
        value.type());
  }

  /** The hazards that the method has taken from an argument before it returned it. */
  private static int removed(Value value) {
    int kept = 0;
    for (Taint.Effect effect : value.taint().origins().values()) {
      kept |= effect.most();
    }
    return ~kept;
  }

  private Expr expr(Expr expr) {
    return known.computeIfAbsent(expr, e -> e.map(this::leaf, site));
  }

  private Expr leaf(Expr leaf) {
    return switch (leaf.op()) {
      case ARGUMENT -> {
        int index = (Integer) leaf.detail();
        yield index < args.size() ? args.get(index).expr() : Expr.opaque(site + "/a" + index);
      }
      case NEW, OPAQUE -> {
        String place = site + "/" + leaf.detail();
        yield Expr.of(
            leaf.op(), place.length() > MAX_PLACE ? place.substring(0, MAX_PLACE) : place);
      }
      default -> null;
    };
  }

  private Facts facts(Facts facts) {
    Facts result = Facts.NONE;
    for (Map.Entry<Expr, Integer> entry : facts.cleared().entrySet()) {
      if (entry.getKey().isCall(Guards.EQUAL)) {
        result = result.and(engine.guards().equal(state, operand(entry, 0), operand(entry, 1)));
      } else if (entry.getKey().isCall(Guards.BELOW)) {
        Expr path = expr(entry.getKey()).operand(0);
        result =
            result.and(
                Guards.isNormal(path)
                    ? Guards.cleared(path, Hazard.PATH)
                    : Facts.cleared(expr(entry.getKey()), Hazard.PATH));
      } else if (entry.getKey().isOfArguments()) {
        result = result.and(Guards.cleared(expr(entry.getKey()), entry.getValue()));
      }
    }
    for (Expr object : facts.validated()) {
      if (object.isOfArguments()) {
        result = result.and(Facts.validated(expr(object)));
      }
    }
    return result;
  }

  private Value operand(Map.Entry<Expr, Integer> equal, int index) {
    Expr expr = equal.getKey().operand(index);
    if (expr.op() == Expr.Op.ARGUMENT && (Integer) expr.detail() < args.size()) {
      return args.get((Integer) expr.detail());
    }
    Expr mapped = expr(expr);
    Expr root = expr.root();
    if (expr.op() == Expr.Op.FIELD
        && root.op() == Expr.Op.ARGUMENT
        && (Integer) root.detail() < args.size()) {
      java.util.LinkedList<String> path = new java.util.LinkedList<>();
      for (Expr e = expr; e.op() == Expr.Op.FIELD; e = e.operand(0)) {
        path.addFirst(e.detail().toString());
      }
      return state.follow(args.get((Integer) root.detail()), path);
    }
    Value value = state.memory.get(mapped);
    if (value != null) {
      return value;
    }
    // Not an argument itself: what its parts bring.
    Taint taint = Taint.NONE;
    for (Value arg : args) {
      if (expr.any(e -> e.op() == Expr.Op.ARGUMENT && args.get((Integer) e.detail()) == arg)) {
        taint = taint.or(state.effective(arg));
      }
    }
    return holder(mapped).withTaint(taint);
  }
}
