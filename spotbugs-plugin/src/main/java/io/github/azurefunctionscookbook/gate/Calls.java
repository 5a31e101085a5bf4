package io.github.azurefunctionscookbook.gate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * What calls do: those of the application by their summaries, all others by what is known of them.
 */
final class Calls {
  private final Engine engine;
  private final MethodRun run;
  private final Printing printing;
  private final Texts texts;
  private final Comparisons comparisons;
  private final Arrivals arrivals;
  private final LibraryCalls library;
  private State state;
  private int depth;
  private boolean stops;

  Calls(Engine engine, MethodRun run) {
    this.engine = engine;
    this.run = run;
    this.printing = new Printing(engine, run, this);
    this.texts = new Texts(engine, run, this);
    this.comparisons = new Comparisons(engine, run, this);
    this.arrivals = new Arrivals(engine, run, this);
    this.library = new LibraryCalls(engine, run, this);
  }

  State state() {
    return state;
  }

  Printing printing() {
    return printing;
  }

  Texts texts() {
    return texts;
  }

  Comparisons comparisons() {
    return comparisons;
  }

  Arrivals arrivals() {
    return arrivals;
  }

  /** Whether the function that was run last never returned. */
  boolean stopped() {
    return stops;
  }

  void use(State other) {
    state = other;
  }

  Import imports(String site) {
    return new Import(engine, run, state, site);
  }

  void store(Value object, String field, Value value) {
    state.store(object, field, value);
    Taint taint = state.effective(value);
    engine.fields().add(field, taint, value.lambdas());
    run.stored(field, arguments(taint));
  }

  static Taint arguments(Taint taint) {
    Map<Origin, Taint.Effect> rest = new HashMap<>(taint.origins());
    rest.keySet().removeIf(origin -> origin instanceof Origin.Source);
    return rest.isEmpty() ? Taint.NONE : new Taint(rest);
  }

  /** Runs a lambda with nothing but what it holds, so that this is seen wherever it is run. */
  void tryOut(Lambda lambda) {
    apply(lambda, List.of(), run.site() + "t");
  }

  /** Runs a lambda or method reference; null when it never returns. */
  Value apply(Lambda lambda, List<Value> args, String site) {
    stops = false;
    if (depth > 4) {
      return Value.of(Type.getType(Object.class), Expr.opaque(site), Taint.NONE);
    }
    depth++;
    try {
      Handle handle = lambda.implementation();
      List<Value> all = new ArrayList<>(lambda.captured());
      all.addAll(args);
      Type[] types = Type.getArgumentTypes(handle.getDesc());
      boolean makes = handle.getTag() == Opcodes.H_NEWINVOKESPECIAL;
      boolean isStatic = handle.getTag() == Opcodes.H_INVOKESTATIC;
      Value made = null;
      if (makes) {
        made =
            Value.of(
                Type.getObjectType(handle.getOwner()),
                state.fresh(Expr.of(Expr.Op.NEW, site)),
                Taint.NONE);
        all.add(0, made);
      }
      int count = types.length + (isStatic ? 0 : 1);
      while (all.size() < count) {
        all.add(
            Value.of(Type.getType(Object.class), Expr.opaque(site + "?" + all.size()), Taint.NONE));
      }
      all = new ArrayList<>(all.subList(0, count));
      int opcode =
          switch (handle.getTag()) {
            case Opcodes.H_INVOKESTATIC -> Opcodes.INVOKESTATIC;
            case Opcodes.H_INVOKESPECIAL, Opcodes.H_NEWINVOKESPECIAL -> Opcodes.INVOKESPECIAL;
            case Opcodes.H_INVOKEINTERFACE -> Opcodes.INVOKEINTERFACE;
            default -> Opcodes.INVOKEVIRTUAL;
          };
      Value result =
          invoke(opcode, handle.getOwner(), handle.getName(), handle.getDesc(), all, site);
      if (makes) {
        return result == null ? made : result;
      }
      return result != null && lambda.negated() ? result.withCases(swapped(result)) : result;
    } catch (MethodRun.NoReturn e) {
      stops = true;
      return null;
    } finally {
      depth--;
    }
  }

  private static Map<Integer, Facts> swapped(Value value) {
    Map<Integer, Facts> cases = new HashMap<>();
    value.cases().forEach((number, facts) -> cases.put(number == 0 ? 1 : 0, facts));
    return cases;
  }

  /**
   * A call.
   *
   * @param args the receiver, if there is one, and the arguments
   * @return the result; for a constructor the object when more is known of it now; null for nothing
   */
  Value invoke(
      int opcode, String owner, String name, String descriptor, List<Value> args, String site) {
    boolean isStatic = opcode == Opcodes.INVOKESTATIC;
    arrivals.at(owner, name, descriptor, isStatic, args);
    Value receiver = isStatic || args.isEmpty() ? null : args.get(0);
    if (receiver != null && !name.equals("<init>") && runsFunction(owner, name, receiver)) {
      Value result = null;
      for (Lambda lambda : receiver.lambdas()) {
        Value one = apply(lambda, args.subList(1, args.size()), site + "f");
        result = one == null ? result : result == null ? one : both(result, one, site);
      }
      return typed(result, descriptor, site);
    }
    String exact =
        receiver != null && receiver.expr().op() == Expr.Op.NEW && opcode != Opcodes.INVOKESPECIAL
            ? receiver.type()
            : null;
    List<Program.Method> targets = engine.program().targets(opcode, owner, name, descriptor, exact);
    if (targets.isEmpty()) {
      return library.call(owner, name, descriptor, isStatic, args, site);
    }
    arrivals.named(targets.get(0), args);
    if (targets.size() == 1) {
      Program.Method target = targets.get(0);
      Summary summary = engine.summary(target, args);
      Value result = imports(site).summary(summary, target, args);
      if (!summary.returns()) {
        throw new MethodRun.NoReturn();
      }
      if (name.equals("valueOf") && engine.program().isEnum(owner)) {
        state.learn(engine.guards().afterParsing(owner, name, descriptor, args));
      }
      return result == null ? null : fit(result, descriptor);
    }
    return virtual(targets, descriptor, args, site);
  }

  private static boolean runsFunction(String owner, String name, Value receiver) {
    return !receiver.lambdas().isEmpty()
        && !owner.startsWith("java/util/stream/")
        && !owner.startsWith("java/util/concurrent/")
        && !owner.equals("java/util/Optional")
        && !owner.equals("java/util/List")
        && !Set.of(
                "andThen",
                "compose",
                "negate",
                "and",
                "or",
                "getClass",
                "toString",
                "equals",
                "hashCode",
                "reversed",
                "thenComparing",
                "identity",
                "not")
            .contains(name);
  }

  private Value virtual(
      List<Program.Method> targets, String descriptor, List<Value> args, String site) {
    State original = state;
    List<State> ends = new ArrayList<>();
    boolean isVoid = Type.getReturnType(descriptor).getSort() == Type.VOID;
    try {
      for (Program.Method target : targets) {
        State after = original.bare();
        state = after;
        Summary summary = engine.summary(target, args);
        Value result = imports(site).summary(summary, target, args);
        if (summary.returns()) {
          if (!isVoid) {
            after.frame.push(after.settled(result));
          }
          ends.add(after);
        }
      }
    } finally {
      state = original;
    }
    if (ends.isEmpty()) {
      throw new MethodRun.NoReturn();
    }
    State joined = State.join(ends, "v" + site);
    state.become(joined);
    return isVoid ? null : fit(joined.frame.getStack(0), descriptor);
  }

  private Value both(Value a, Value b, String site) {
    return new Value(
        a.size(),
        a.expr().equals(b.expr()) ? a.expr() : Expr.opaque("f" + site),
        state.effective(a).or(state.effective(b)),
        State.either(a.lambdas(), b.lambdas()),
        Map.of(),
        a.type() == null || a.type().equals(b.type()) ? a.type() : "java/lang/Object");
  }

  private Value typed(Value result, String descriptor, String site) {
    Type type = Type.getReturnType(descriptor);
    if (type.getSort() == Type.VOID) {
      return null;
    }
    return result == null ? Value.of(type, Expr.opaque(site), Taint.NONE) : fit(result, descriptor);
  }

  private Value fit(Value value, String descriptor) {
    Type type = Type.getReturnType(descriptor);
    if (type.getSort() == Type.VOID) {
      return value;
    }
    boolean harmless =
        Types.isHarmless(type)
            || type.getSort() == Type.OBJECT && engine.fields().isHarmless(type.getInternalName());
    return new Value(
        type.getSize(),
        value.expr(),
        harmless ? Taint.NONE : value.taint(),
        value.lambdas(),
        value.cases(),
        type.getSort() < Type.ARRAY
            ? null
            : value.type() == null || value.type().equals("java/lang/Object")
                ? type.getInternalName()
                : value.type());
  }
}
