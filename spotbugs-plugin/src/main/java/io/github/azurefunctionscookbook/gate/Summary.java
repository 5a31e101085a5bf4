package io.github.azurefunctionscookbook.gate;

import java.util.List;
import java.util.Map;

/**
 * What a method does, in terms of its arguments.
 *
 * @param returns whether it can end without an exception
 * @param result what it returns; null when nothing
 * @param facts what holds when it has returned
 * @param memory what it leaves in objects that the caller has, by field
 * @param fields what of its arguments it stores in fields of any object
 * @param reaches where its arguments do harm
 */
record Summary(
    boolean returns,
    Value result,
    Facts facts,
    Map<Expr, Value> memory,
    Map<String, Taint> fields,
    List<Reach> reaches) {
  static final Summary UNKNOWN =
      new Summary(false, null, Facts.NONE, Map.of(), Map.of(), List.of());

  /**
   * A place that an argument reaches.
   *
   * @param effect what happens to the argument's hazards on the way
   * @param what the call that does harm
   */
  record Reach(Sink sink, Origin.Argument origin, Taint.Effect effect, Place place, String what) {}
}
