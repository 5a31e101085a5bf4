package io.github.azurefunctionscookbook.gate;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What checks have shown on the way to an instruction: hazards that an expression cannot have, and
 * objects whose constraints hold.
 */
record Facts(Map<Expr, Integer> cleared, Set<Expr> validated) {
  static final Facts NONE = new Facts(Map.of(), Set.of());

  static Facts cleared(Expr expr, int hazards) {
    return hazards == 0 ? NONE : new Facts(Map.of(expr, Hazard.closed(hazards)), Set.of());
  }

  static Facts validated(Expr object) {
    return new Facts(Map.of(), Set.of(object));
  }

  boolean isEmpty() {
    return cleared.isEmpty() && validated.isEmpty();
  }

  int of(Expr expr) {
    return cleared.getOrDefault(expr, 0);
  }

  Facts and(Facts more) {
    if (more.isEmpty() || equals(more)) {
      return this;
    }
    if (isEmpty()) {
      return more;
    }
    Map<Expr, Integer> all = new HashMap<>(cleared);
    more.cleared.forEach((expr, bits) -> all.merge(expr, bits, (a, b) -> Hazard.closed(a | b)));
    Set<Expr> objects = new HashSet<>(validated);
    objects.addAll(more.validated);
    return new Facts(all, objects);
  }

  /** What holds on two ways alike. */
  Facts or(Facts other) {
    if (equals(other)) {
      return this;
    }
    Map<Expr, Integer> both = new HashMap<>();
    cleared.forEach(
        (expr, bits) -> {
          int common = bits & other.of(expr);
          if (common != 0) {
            both.put(expr, common);
          }
        });
    Set<Expr> objects = new HashSet<>(validated);
    objects.retainAll(other.validated);
    return new Facts(both, objects);
  }

  /** Without what was shown of an expression that is computed anew. */
  Facts without(Expr leaf) {
    if (cleared.keySet().stream().noneMatch(e -> e.any(leaf::equals))
        && validated.stream().noneMatch(e -> e.any(leaf::equals))) {
      return this;
    }
    Map<Expr, Integer> rest = new HashMap<>(cleared);
    rest.keySet().removeIf(e -> e.any(leaf::equals));
    Set<Expr> objects = new HashSet<>(validated);
    objects.removeIf(e -> e.any(leaf::equals));
    return new Facts(rest, objects);
  }
}
