package io.github.azurefunctionscookbook.gate;

import java.util.List;
import java.util.Map;
import org.objectweb.asm.Type;

/**
 * What is known of a local variable, a field or an entry of the operand stack.
 *
 * @param size in slots
 * @param expr what it is computed from
 * @param taint where its content comes from
 * @param lambdas the functions it may be; empty when none or unknown
 * @param cases what is known if it turns out to be a given number, 1 for true and 0 for false
 * @param type internal name of its class, as far as known; null for a primitive
 */
record Value(
    int size, Expr expr, Taint taint, List<Lambda> lambdas, Map<Integer, Facts> cases, String type)
    implements org.objectweb.asm.tree.analysis.Value {

  static Value of(Type type, Expr expr, Taint taint) {
    return new Value(
        type.getSize(),
        expr,
        Types.isHarmless(type) ? Taint.NONE : taint,
        List.of(),
        Map.of(),
        type.getSort() >= Type.ARRAY ? type.getInternalName() : null);
  }

  static Value constant(Type type, Object value) {
    return of(type, Expr.constant(value), Taint.NONE);
  }

  Value withExpr(Expr other) {
    return new Value(size, other, taint, lambdas, cases, type);
  }

  Value withTaint(Taint other) {
    return new Value(size, expr, other, lambdas, cases, type);
  }

  Value withLambdas(List<Lambda> other) {
    return new Value(size, expr, taint, other, cases, type);
  }

  Value withCases(Map<Integer, Facts> other) {
    return new Value(size, expr, taint, lambdas, other, type);
  }

  Value withType(String other) {
    return new Value(size, expr, taint, lambdas, cases, other);
  }

  boolean isPrimitive() {
    return type == null;
  }

  /** The number of a constant; null when it is none. */
  Integer number() {
    return expr.op() == Expr.Op.CONSTANT && expr.detail() instanceof Integer number ? number : null;
  }

  @Override
  public int getSize() {
    return size;
  }
}
