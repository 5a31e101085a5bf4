package io.github.azurefunctionscookbook.gate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.analysis.Frame;

/** What is known before an instruction: variables, stack, checks that held, and fields. */
final class State {
  /** Names the content of a collection, a builder or another container. */
  static final String CONTENT = "*";

  /** Names what a writer or stream hands its content on to. */
  static final String WRAPPED = "#wrapped";

  private static final int MAX_PATH = 4;

  private final Fields fields;
  final Frame<Value> frame;
  final Map<Expr, Value> memory;
  private Facts facts;

  State(Fields fields, Frame<Value> frame, Facts facts, Map<Expr, Value> memory) {
    this.fields = fields;
    this.frame = frame;
    this.facts = facts;
    this.memory = memory;
  }

  State copy() {
    return new State(fields, new Frame<>(frame), facts, new HashMap<>(memory));
  }

  /** The same knowledge, with nothing but room for a result. */
  State bare() {
    return new State(fields, new Frame<>(0, 2), facts, new HashMap<>(memory));
  }

  /** Takes over what another state knows, but for variables and stack. */
  void become(State other) {
    facts = other.facts;
    memory.clear();
    memory.putAll(other.memory);
  }

  Facts facts() {
    return facts;
  }

  void learn(Facts more) {
    facts = facts.and(more);
  }

  /** An expression is computed anew: what was known of its last value is void. */
  Expr fresh(Expr leaf) {
    facts = facts.without(leaf);
    memory.keySet().removeIf(location -> location.root().equals(leaf));
    return leaf;
  }

  /** What a value holds here, its own content included. */
  Taint effective(Value value) {
    Taint taint = value.taint();
    Value content = memory.get(Expr.field(value.expr(), CONTENT));
    if (content != null) {
      taint = taint.or(content.taint());
    }
    return taint.without(facts.of(value.expr()));
  }

  Value settled(Value value) {
    return value.withTaint(effective(value));
  }

  /** What a value shows when it is printed: for an object of the application, all its fields. */
  Taint shown(Value value, int depth) {
    Taint taint = effective(value);
    if (depth > 0 && value.type() != null) {
      for (Map.Entry<String, Type> field : fields.of(value.type()).entrySet()) {
        taint = taint.or(shown(load(value, field.getKey(), field.getValue()), depth - 1));
      }
    }
    return taint;
  }

  /** Puts content into a container, and into what that hands it on to. */
  void fill(Value container, Taint content, List<Lambda> lambdas) {
    Value target = container;
    for (int i = 0; i < 5; i++) {
      if (!content.isEmpty() || !lambdas.isEmpty()) {
        Expr location = Expr.field(target.expr(), CONTENT);
        Value before = memory.get(location);
        Value after =
            before == null
                ? new Value(1, location, content, lambdas, Map.of(), "java/lang/Object")
                : before
                    .withTaint(before.taint().or(content))
                    .withLambdas(either(before.lambdas(), lambdas));
        memory.put(location, after);
      }
      Value wrapped = memory.get(Expr.field(target.expr(), WRAPPED));
      if (wrapped == null) {
        return;
      }
      target = wrapped;
    }
  }

  List<Lambda> contentLambdas(Value container) {
    Value content = memory.get(Expr.field(container.expr(), CONTENT));
    return content == null ? container.lambdas() : either(container.lambdas(), content.lambdas());
  }

  /** The value of a field, named with its class. */
  Value load(Value object, String name, Type type) {
    Expr location = Expr.field(object.expr(), name);
    Value value = memory.get(location);
    if (value == null) {
      Taint taint = Taint.NONE;
      boolean known = object.expr().op() == Expr.Op.NEW;
      for (Map.Entry<Origin, Taint.Effect> entry : object.taint().origins().entrySet()) {
        Origin origin = entry.getKey();
        if (origin instanceof Origin.Argument argument) {
          known = true;
          if (argument.path().size() < MAX_PATH) {
            List<String> path = new ArrayList<>(argument.path());
            path.add(name);
            origin = new Origin.Argument(argument.index(), List.copyOf(path));
          }
        }
        taint = taint.or(new Taint(Map.of(origin, entry.getValue())));
      }
      if (!known) {
        taint = taint.or(fields.taint(name));
      }
      taint = taint.without(fields.settled(name));
      value = Value.of(type, location, taint).withLambdas(fields.lambdas(name));
      if (fields.isHarmless(value.type())) {
        value = value.withTaint(Taint.NONE);
      }
    }
    return facts.validated().contains(object.expr())
        ? value.withTaint(value.taint().without(fields.constraint(name)))
        : value;
  }

  /** Follows fields from a value. */
  Value follow(Value value, List<String> path) {
    Value current = value;
    for (String name : path) {
      current = load(current, name, fields.type(name));
    }
    return current;
  }

  void store(Value object, String name, Value value) {
    memory.put(Expr.field(object.expr(), name), settled(value));
  }

  /** The state where ways join. */
  static State join(List<State> states, String place) {
    State joined = states.get(0).copy();
    for (int i = 1; i < states.size(); i++) {
      joined = joined.join(states.get(i), place);
    }
    return joined;
  }

  private State join(State other, String place) {
    Frame<Value> both = new Frame<>(frame);
    State joined = new State(fields, both, facts.or(other.facts), joinedMemory(other, place));
    for (int i = 0; i < frame.getLocals(); i++) {
      both.setLocal(
          i,
          joined.joined(this, frame.getLocal(i), other, other.frame.getLocal(i), place + "L" + i));
    }
    for (int i = 0; i < frame.getStackSize(); i++) {
      both.setStack(
          i,
          joined.joined(this, frame.getStack(i), other, other.frame.getStack(i), place + "S" + i));
    }
    return joined;
  }

  private Map<Expr, Value> joinedMemory(State other, String place) {
    Map<Expr, Value> both = new HashMap<>();
    Set<Expr> locations = new LinkedHashSet<>(memory.keySet());
    locations.addAll(other.memory.keySet());
    for (Expr location : locations) {
      Value left = memory.get(location);
      Value right = other.memory.get(location);
      if (left == null) {
        both.put(location, right);
      } else if (right == null) {
        both.put(location, left);
      } else {
        both.put(location, merged(left, right, "M" + location.hashCode()));
      }
    }
    return both;
  }

  private Value joined(State left, Value a, State right, Value b, String place) {
    if (a == b || a.equals(b)) {
      return a;
    }
    if (a.expr().equals(b.expr())) {
      return merged(a, b, place);
    }
    Value value = merged(left.settled(a), right.settled(b), place);
    Map<Integer, Facts> cases = cases(left, a);
    for (Map.Entry<Integer, Facts> entry : cases(right, b).entrySet()) {
      cases.merge(entry.getKey(), entry.getValue(), Facts::or);
    }
    copyFields(left, a, value.expr());
    copyFields(right, b, value.expr());
    return value.withCases(cases);
  }

  private static Map<Integer, Facts> cases(State state, Value value) {
    Map<Integer, Facts> cases = new HashMap<>();
    if (value.number() != null) {
      cases.put(value.number(), state.facts);
    } else {
      value.cases().forEach((number, facts) -> cases.put(number, facts.and(state.facts)));
    }
    return cases;
  }

  /** What the objects that meet have in their fields. */
  private void copyFields(State from, Value value, Expr target) {
    if (value.isPrimitive() || value.expr().equals(target)) {
      return;
    }
    for (Map.Entry<Expr, Value> entry : List.copyOf(from.memory.entrySet())) {
      Expr location = entry.getKey();
      if (location.op() == Expr.Op.FIELD && location.operand(0).equals(value.expr())) {
        Expr copy = Expr.field(target, location.detail().toString());
        memory.merge(copy, entry.getValue(), (x, y) -> merged(x, y, "C" + copy.hashCode()));
      }
    }
  }

  private static Value merged(Value a, Value b, String place) {
    if (a.equals(b)) {
      return a;
    }
    boolean same = a.expr().equals(b.expr());
    String type = a.type() == null || a.type().equals(b.type()) ? a.type() : common(a, b);
    return new Value(
        a.size(),
        same ? a.expr() : Expr.opaque("join " + place),
        a.taint().or(b.taint()),
        either(a.lambdas(), b.lambdas()),
        same && a.cases().equals(b.cases()) ? a.cases() : Map.of(),
        type);
  }

  private static String common(Value a, Value b) {
    if (b.type() == null || isNull(b)) {
      return a.type();
    }
    return isNull(a) ? b.type() : "java/lang/Object";
  }

  static boolean isNull(Value value) {
    return value.expr().op() == Expr.Op.CONSTANT && value.expr().detail() == Null.NULL;
  }

  static List<Lambda> either(List<Lambda> a, List<Lambda> b) {
    if (b.isEmpty() || a.equals(b)) {
      return a;
    }
    if (a.isEmpty()) {
      return b;
    }
    List<Lambda> all = new ArrayList<>(a);
    for (Lambda lambda : b) {
      if (all.size() < 6 && all.stream().noneMatch(l -> l.shape().equals(lambda.shape()))) {
        all.add(lambda);
      }
    }
    return List.copyOf(all);
  }

  boolean isSame(State other) {
    if (!facts.equals(other.facts)
        || frame.getLocals() != other.frame.getLocals()
        || frame.getStackSize() != other.frame.getStackSize()) {
      return false;
    }
    for (int i = 0; i < frame.getLocals(); i++) {
      if (!frame.getLocal(i).equals(other.frame.getLocal(i))) {
        return false;
      }
    }
    for (int i = 0; i < frame.getStackSize(); i++) {
      if (!frame.getStack(i).equals(other.frame.getStack(i))) {
        return false;
      }
    }
    return memory.equals(other.memory);
  }

  /** Java's null as the detail of a constant. */
  enum Null {
    /** The only one. */
    NULL
  }
}
