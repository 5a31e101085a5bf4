package io.github.azurefunctionscookbook.gate;

import java.util.List;
import org.objectweb.asm.Handle;

/**
 * A lambda or method reference.
 *
 * @param implementation the method that holds its code
 * @param captured the first arguments of that method
 * @param negated whether its answer is turned round
 */
record Lambda(Handle implementation, List<Value> captured, boolean negated) {
  Lambda negate() {
    return new Lambda(implementation, captured, !negated);
  }

  /** What it is, without the values that it holds. */
  String shape() {
    StringBuilder shape =
        new StringBuilder(implementation.getOwner())
            .append('.')
            .append(implementation.getName())
            .append(implementation.getDesc())
            .append(negated ? '!' : '(');
    for (Value value : captured) {
      for (Lambda lambda : value.lambdas()) {
        shape.append(lambda.shape());
      }
      shape.append(',');
    }
    return shape.append(')').toString();
  }
}
