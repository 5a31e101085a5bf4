package io.github.azurefunctionscookbook.gate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;

/** What the fields of the application hold in any object, where the object itself is not known. */
final class Fields {
  private final Program program;
  private final Constraints constraints;
  private final Map<String, Taint> taints = new HashMap<>();
  private final Map<String, List<Lambda>> lambdas = new HashMap<>();
  private final Map<String, Value> statics = new HashMap<>();
  private final Map<String, Map<String, Type>> byType = new HashMap<>();
  private final Map<String, Integer> settled = new HashMap<>();
  private final Map<String, Type> types = new HashMap<>();
  private boolean changed;

  Fields(Program program) {
    this.program = program;
    this.constraints = new Constraints(program);
    for (ClassNode node : program.classes()) {
      for (FieldNode field : node.fields) {
        types.put(name(node.name, field.name), Type.getType(field.desc));
      }
    }
  }

  static String name(String owner, String field) {
    return owner + "." + field;
  }

  /** The name of a field with the class that declares it. */
  String declared(String owner, String field) {
    for (String type : program.supertypes(owner)) {
      if (types.containsKey(name(type, field))) {
        return name(type, field);
      }
    }
    return name(owner, field);
  }

  /** The instance fields that an object of a class of the application has, by name. */
  Map<String, Type> of(String type) {
    return byType.computeIfAbsent(type, this::collect);
  }

  private Map<String, Type> collect(String type) {
    Map<String, Type> all = new LinkedHashMap<>();
    if (program.has(type) && !program.isEnum(type) && !program.isThrowable(type)) {
      for (String owner : program.supertypes(type)) {
        ClassNode node = program.type(owner);
        if (node != null) {
          for (FieldNode field : node.fields) {
            if ((field.access & (Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC)) == 0) {
              all.put(name(owner, field.name), Type.getType(field.desc));
            }
          }
        }
      }
    }
    return all;
  }

  Type type(String name) {
    return types.getOrDefault(name, Type.getType(Object.class));
  }

  boolean isHarmless(String type) {
    return type != null && (Types.isHarmless(type) || program.isEnum(type));
  }

  /** The hazards that the constraints of a field rule out. */
  int constraint(String name) {
    return constraints.of(name);
  }

  Taint taint(String name) {
    return taints.getOrDefault(name, Taint.NONE);
  }

  List<Lambda> lambdas(String name) {
    return lambdas.getOrDefault(name, List.of());
  }

  /**
   * Notes what some object holds. Of the taint only sources count: arguments are not known here.
   */
  void add(String name, Taint taint, List<Lambda> functions) {
    if (statics.containsKey(name)) {
      keep(name, taint, List.of());
      return;
    }
    Taint sources = sources(taint);
    Taint before = taint(name);
    Taint after = before.or(sources);
    if (!after.equals(before)) {
      taints.put(name, after);
      changed = true;
    }
    if (!functions.isEmpty()) {
      List<Lambda> known = lambdas(name);
      List<Lambda> more = State.either(known, functions.stream().map(Fields::absolute).toList());
      if (!more.equals(known)) {
        lambdas.put(name, more);
        changed = true;
      }
    }
  }

  /** Notes what the container in a field, static or not, takes in. */
  void keep(String name, Taint taint, List<Lambda> functions) {
    Value known = statics.get(name);
    if (known == null) {
      add(name, taint, functions);
      return;
    }
    Value next = known.withTaint(known.taint().or(sources(taint)));
    if (!next.equals(known)) {
      statics.put(name, next);
      changed = true;
    }
  }

  Value constant(String name) {
    return statics.get(name);
  }

  /** Notes the hazards that a constructor or initialiser has taken from what is in a field. */
  void settle(String name, int hazards) {
    int before = settled.getOrDefault(name, -1);
    int after = before & hazards;
    settled.put(name, after);
    changed |= before != after && after != 0;
  }

  /** The hazards that the object in a field lacks since it was set up. */
  int settled(String name) {
    return settled.getOrDefault(name, 0);
  }

  /** Notes the value of a static field. */
  void set(String name, Value value, boolean isFinal) {
    Value known = statics.get(name);
    boolean usable = isFinal && value.expr().isAbsolute() && known == null;
    Value next =
        (usable ? value : value.withExpr(Expr.of(Expr.Op.STATIC, name)))
            .withTaint(sources(value.taint()))
            .withLambdas(value.lambdas().stream().map(Fields::absolute).toList())
            .withCases(Map.of());
    if (known != null) {
      next =
          next.withExpr(isFinal ? known.expr() : next.expr())
              .withTaint(known.taint().or(next.taint()))
              .withLambdas(State.either(known.lambdas(), next.lambdas()));
    }
    if (!next.equals(known)) {
      statics.put(name, next);
      changed = true;
    }
  }

  /** Whether something new was noted since this was asked last. */
  boolean changed() {
    boolean was = changed;
    changed = false;
    return was;
  }

  static Taint sources(Taint taint) {
    Map<Origin, Taint.Effect> known = new HashMap<>(taint.origins());
    known.keySet().removeIf(origin -> origin instanceof Origin.Argument);
    return known.isEmpty() ? Taint.NONE : new Taint(known);
  }

  private static Lambda absolute(Lambda lambda) {
    List<Value> captured = new ArrayList<>();
    for (int i = 0; i < lambda.captured().size(); i++) {
      Value value = lambda.captured().get(i);
      captured.add(
          new Value(
              value.size(),
              value.expr().isAbsolute() ? value.expr() : Expr.opaque("captured " + i),
              sources(value.taint()),
              value.lambdas().stream().map(Fields::absolute).toList(),
              Map.of(),
              value.type()));
    }
    return new Lambda(lambda.implementation(), captured, lambda.negated());
  }
}
