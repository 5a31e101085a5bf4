package io.github.azurefunctionscookbook.gate;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What a value is computed from, so that a check of one copy counts for the others. Two equal
 * expressions in one run of a method stand for the same content.
 */
final class Expr {
  /** How an expression comes about. */
  enum Op {
    /** An argument of the method; the detail is its index. */
    ARGUMENT,
    /** A constant; the detail is its value. */
    CONSTANT,
    /** An object made here; the detail is the place. */
    NEW,
    /** Something that is not followed further; the detail is the place. */
    OPAQUE,
    /** A field of the operand; the detail is its name. */
    FIELD,
    /** A static field; the detail is its name. */
    STATIC,
    /** A call that gives the same for the same operands; the detail is its name. */
    CALL,
    /** The operands' texts, one after the other. */
    CONCAT,
    /** A number computed from the operands. */
    ARITHMETIC
  }

  private static final int MAX_DEPTH = 12;

  private final Op op;
  private final Object detail;
  private final List<Expr> operands;
  private final int hash;
  private final int depth;

  private Expr(Op op, Object detail, List<Expr> operands) {
    this.op = op;
    this.detail = detail;
    this.operands = operands;
    this.hash = ((op.ordinal() + 7) * 31 + detail.hashCode()) * 31 + operands.hashCode();
    int deepest = 0;
    for (Expr operand : operands) {
      deepest = Math.max(deepest, operand.depth);
    }
    this.depth = deepest + 1;
  }

  static Expr of(Op op, Object detail, Expr... operands) {
    return new Expr(op, detail, List.of(operands));
  }

  static Expr of(Op op, Object detail, List<Expr> operands, Object place) {
    Expr expr = new Expr(op, detail, List.copyOf(operands));
    return expr.depth > MAX_DEPTH ? of(Op.OPAQUE, place) : expr;
  }

  static Expr argument(int index) {
    return of(Op.ARGUMENT, index);
  }

  static Expr constant(Object value) {
    return of(Op.CONSTANT, value);
  }

  static Expr opaque(Object place) {
    return of(Op.OPAQUE, place);
  }

  static Expr field(Expr object, String name) {
    return object.depth >= MAX_DEPTH ? of(Op.OPAQUE, name) : of(Op.FIELD, name, object);
  }

  Op op() {
    return op;
  }

  Object detail() {
    return detail;
  }

  List<Expr> operands() {
    return operands;
  }

  Expr operand(int index) {
    return operands.get(index);
  }

  boolean isCall(String... names) {
    if (op != Op.CALL) {
      return false;
    }
    for (String name : names) {
      if (detail.equals(name)) {
        return true;
      }
    }
    return false;
  }

  /** The text of a constant, or null. */
  String text() {
    if (op != Op.CONSTANT) {
      return null;
    }
    return detail instanceof String || detail instanceof Character ? detail.toString() : null;
  }

  /** Whether it, or something it is computed from, passes a test. */
  boolean any(Predicate<Expr> test) {
    if (test.test(this)) {
      return true;
    }
    for (Expr operand : operands) {
      if (operand.any(test)) {
        return true;
      }
    }
    return false;
  }

  /** Whether it means the same in every method. */
  boolean isAbsolute() {
    return !any(e -> e.op == Op.ARGUMENT || e.op == Op.NEW || e.op == Op.OPAQUE);
  }

  /** Whether it means something to the caller of the method, too. */
  boolean isOfArguments() {
    return !any(e -> e.op == Op.NEW || e.op == Op.OPAQUE);
  }

  /** The object at the bottom of a chain of fields. */
  Expr root() {
    Expr root = this;
    while (root.op == Op.FIELD) {
      root = root.operand(0);
    }
    return root;
  }

  /** This in other words, where they are given for a leaf; null leaves it as it is. */
  Expr map(Function<Expr, Expr> leaves, Object place) {
    if (operands.isEmpty()) {
      Expr other = leaves.apply(this);
      return other == null ? this : other;
    }
    Expr[] mapped = new Expr[operands.size()];
    boolean same = true;
    for (int i = 0; i < mapped.length; i++) {
      mapped[i] = operands.get(i).map(leaves, place);
      same &= mapped[i] == operands.get(i);
    }
    return same ? this : of(op, detail, List.of(mapped), place);
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || other instanceof Expr that
            && hash == that.hash
            && op == that.op
            && detail.equals(that.detail)
            && operands.equals(that.operands);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return op + ":" + detail + (operands.isEmpty() ? "" : operands.toString());
  }
}
