package io.github.azurefunctionscookbook.gate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * Finds where content of the application's sources does harm: runs each method once for each way in
 * which it gets functions handed over, and puts the summaries together.
 */
final class Engine {
  private static final int MAX_ROUNDS = 4;
  private static final int MAX_CONTEXTS = 24;
  private static final int MAX_DEPTH = 3;

  // Several times what a project of eighty classes needs; what is beyond it is taken for a library.
  private static final int MAX_VISITS = 15_000;

  private final Program program;
  private final Functions functions;
  private final Library library;
  private final Guards guards;
  private final Literals literals = new Literals();
  private final Fields fields;
  private final Map<String, Summary> summaries = new HashMap<>();
  private final Map<String, Integer> contexts = new HashMap<>();
  private final Set<String> running = new HashSet<>();
  private final Set<String> recursive = new HashSet<>();
  private int visits;
  private final Map<String, Finding> findings = new LinkedHashMap<>();

  Engine(Program program, Library library) {
    this.program = program;
    this.functions = new Functions(program);
    this.library = library;
    this.guards = new Guards(program);
    this.fields = new Fields(program);
  }

  Program program() {
    return program;
  }

  Functions functions() {
    return functions;
  }

  Library library() {
    return library;
  }

  Guards guards() {
    return guards;
  }

  Literals literals() {
    return literals;
  }

  Fields fields() {
    return fields;
  }

  /** All flows that do harm. */
  List<Finding> run() {
    for (int round = 0; round < MAX_ROUNDS; round++) {
      summaries.clear();
      visits = 0;
      contexts.clear();
      findings.clear();
      for (Program.Method method : program.methods()) {
        if (method.node().name.equals("<clinit>")) {
          enter(method);
        }
      }
      for (Program.Method method : program.methods()) {
        if (!method.isAbstract() && functions.isFunction(method)) {
          enter(method);
        }
      }
      for (Program.Method method : program.methods()) {
        if (!method.isAbstract() && !program.isCalled(method)) {
          enter(method);
        }
      }
      if (!fields.changed()) {
        break;
      }
    }
    return List.copyOf(findings.values());
  }

  void report(String pattern, Origin.Source source, Place place, String what) {
    findings.putIfAbsent(
        pattern + place.type() + place.method() + place.line(),
        new Finding(pattern, place, what, source));
  }

  /** Runs a method as the platform does: from outside, with what comes from there. */
  private void enter(Program.Method method) {
    List<Value> args = new ArrayList<>();
    if (!method.isStatic()) {
      Type type = Type.getObjectType(method.owner().name);
      args.add(Value.of(type, Expr.opaque("this"), Taint.NONE));
    }
    Type[] types = Type.getArgumentTypes(method.node().desc);
    for (int i = 0; i < types.length; i++) {
      args.add(Value.of(types[i], Expr.opaque("parameter " + i), functions.parameter(method, i)));
    }
    State state = new State(fields, new Frame<>(0, 0), Facts.NONE, new HashMap<>());
    new Import(this, null, state, "root").summary(summary(method, args), method, args);
  }

  /** What a method does when it is called with these values. */
  Summary summary(Program.Method method, List<Value> args) {
    List<Value> limited = args.stream().map(arg -> limit(arg, MAX_DEPTH)).toList();
    String key = key(method, limited);
    Summary known = summaries.get(key);
    if (known == null && contexts.merge(method.id(), 1, Integer::sum) > MAX_CONTEXTS) {
      limited = args.stream().map(arg -> limit(arg, 0)).toList();
      key = key(method, limited);
      known = summaries.get(key);
    }
    if (known != null) {
      if (running.contains(key)) {
        recursive.add(key);
      }
      return known;
    }
    if (visits > MAX_VISITS) {
      return unseen(method);
    }
    summaries.put(key, Summary.UNKNOWN);
    running.add(key);
    try {
      return settle(method, key, parameters(method, limited));
    } catch (RuntimeException | StackOverflowError e) {
      // One method that is beyond this analysis must not end it for all others.
      Summary unseen = unseen(method);
      summaries.put(key, unseen);
      return unseen;
    } finally {
      running.remove(key);
      recursive.remove(key);
    }
  }

  /** Runs a method, and if it calls itself, until that changes nothing. */
  private Summary settle(Program.Method method, String key, List<Value> parameters) {
    Summary summary = new MethodRun(this, method, parameters).run();
    summaries.put(key, summary);
    for (int i = 0; i < 3 && recursive.remove(key); i++) {
      Summary next = new MethodRun(this, method, parameters).run();
      summaries.put(key, next);
      if (next.equals(summary)) {
        break;
      }
      summary = next;
    }
    return summaries.get(key);
  }

  /** One more block of code was run. */
  void visited() {
    visits++;
  }

  /** What a method does that is not looked into: its result holds what goes in. */
  private static Summary unseen(Program.Method method) {
    Type type = Type.getReturnType(method.node().desc);
    Taint taint = Taint.NONE;
    int count = Type.getArgumentTypes(method.node().desc).length + (method.isStatic() ? 0 : 1);
    for (int i = 0; i < count; i++) {
      taint = taint.or(Taint.of(new Origin.Argument(i, List.of())));
    }
    Value result =
        type.getSort() == Type.VOID ? null : Value.of(type, Expr.opaque("unseen"), taint);
    return new Summary(true, result, Facts.NONE, Map.of(), Map.of(), List.of());
  }

  private static String key(Program.Method method, List<Value> args) {
    StringBuilder key = new StringBuilder(method.id());
    for (Value arg : args) {
      key.append(';');
      arg.lambdas().forEach(lambda -> key.append(lambda.shape()));
    }
    return key.toString();
  }

  private static Value limit(Value value, int depth) {
    if (value.lambdas().isEmpty()) {
      return value;
    }
    if (depth == 0 || value.lambdas().size() > 4) {
      return value.withLambdas(List.of());
    }
    return value.withLambdas(
        value.lambdas().stream()
            .map(
                lambda ->
                    new Lambda(
                        lambda.implementation(),
                        lambda.captured().stream().map(c -> limit(c, depth - 1)).toList(),
                        lambda.negated()))
            .toList());
  }

  /** All values that a call hands over: its arguments, then what their functions hold. */
  static List<Value> flatten(List<Value> args) {
    List<Value> all = new ArrayList<>(args);
    for (int i = 0; i < all.size() && all.size() < 200; i++) {
      for (Lambda lambda : all.get(i).lambdas()) {
        all.addAll(lambda.captured());
      }
    }
    return all;
  }

  List<Value> flattened(List<Value> args) {
    return flatten(args.stream().map(arg -> limit(arg, MAX_DEPTH)).toList());
  }

  private List<Value> parameters(Program.Method method, List<Value> args) {
    List<Value> all = flatten(args);
    List<List<Integer>> firsts = new ArrayList<>();
    int next = args.size();
    for (Value value : all) {
      List<Integer> starts = new ArrayList<>();
      for (Lambda lambda : value.lambdas()) {
        starts.add(next);
        next += lambda.captured().size();
      }
      firsts.add(starts);
    }
    List<Type> types = new ArrayList<>();
    if (!method.isStatic()) {
      types.add(Type.getObjectType(method.owner().name));
    }
    types.addAll(List.of(Type.getArgumentTypes(method.node().desc)));
    List<Value> parameters = new ArrayList<>();
    for (int i = 0; i < args.size(); i++) {
      parameters.add(parameter(i, all, firsts, i < types.size() ? types.get(i) : null));
    }
    return parameters;
  }

  private Value parameter(int index, List<Value> all, List<List<Integer>> firsts, Type type) {
    Value actual = all.get(index);
    String known = type == null || type.getSort() < Type.ARRAY ? null : type.getInternalName();
    String name =
        actual.type() != null
                && (known == null || known.equals("java/lang/Object") || program.has(actual.type()))
            ? actual.type()
            : known;
    boolean harmless =
        type == null
            ? actual.isPrimitive() || fields.isHarmless(name)
            : Types.isHarmless(type) || fields.isHarmless(name);
    List<Lambda> lambdas = new ArrayList<>();
    for (int l = 0; l < actual.lambdas().size(); l++) {
      Lambda lambda = actual.lambdas().get(l);
      List<Value> captured = new ArrayList<>();
      for (int c = 0; c < lambda.captured().size(); c++) {
        captured.add(parameter(firsts.get(index).get(l) + c, all, firsts, null));
      }
      lambdas.add(new Lambda(lambda.implementation(), captured, lambda.negated()));
    }
    return new Value(
        type == null ? actual.size() : type.getSize(),
        Expr.argument(index),
        harmless ? Taint.NONE : Taint.of(new Origin.Argument(index, List.of())),
        lambdas,
        Map.of(),
        name);
  }
}
