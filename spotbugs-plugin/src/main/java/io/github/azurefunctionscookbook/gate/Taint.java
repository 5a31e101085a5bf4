package io.github.azurefunctionscookbook.gate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * Where a value's content comes from, and for each origin what it can still do. What an argument
 * can do depends on the caller, so the hazards are a function: some are kept, some are set.
 */
record Taint(Map<Origin, Taint.Effect> origins) {
  private static final int MAX_ORIGINS = 24;

  static final Taint NONE = new Taint(Map.of());

  /**
   * What becomes of hazards on the way.
   *
   * @param keep those that stay if they are there
   * @param set those that are there in any case
   */
  record Effect(int keep, int set) {
    static final Effect IDENTITY = new Effect(-1, 0);

    int of(int hazards) {
      return hazards & keep | set;
    }

    int most() {
      return of(-1);
    }

    Effect then(Effect next) {
      return new Effect(keep & next.keep, next.of(set));
    }

    Effect or(Effect other) {
      return new Effect(keep | other.keep, set | other.set);
    }
  }

  static Taint of(Origin.Source source, int hazards) {
    return new Taint(Map.of(source, new Effect(0, hazards)));
  }

  static Taint of(Origin.Argument argument) {
    return new Taint(Map.of(argument, Effect.IDENTITY));
  }

  boolean isEmpty() {
    return origins.isEmpty();
  }

  /** Whether some of it is not a constant of the code. */
  boolean isForeign() {
    return origins.keySet().stream()
        .anyMatch(o -> !(o instanceof Origin.Source source && source.kind().isConstant()));
  }

  Taint or(Taint other) {
    if (other.isEmpty() || equals(other)) {
      return this;
    }
    if (isEmpty()) {
      return other;
    }
    Map<Origin, Effect> all = new HashMap<>(origins);
    other.origins.forEach((origin, effect) -> all.merge(origin, effect, Effect::or));
    return all.equals(origins) ? this : new Taint(all.size() > MAX_ORIGINS ? shortened(all) : all);
  }

  /** Without the fields that lead into arguments: the whole argument stands for them. */
  private static Map<Origin, Effect> shortened(Map<Origin, Effect> origins) {
    Map<Origin, Effect> shorter = new HashMap<>();
    origins.forEach(
        (origin, effect) ->
            shorter.merge(
                origin instanceof Origin.Argument argument
                    ? new Origin.Argument(argument.index(), List.of())
                    : origin,
                effect,
                Effect::or));
    return shorter;
  }

  /** This with an effect upon all hazards; what can do nothing is dropped. */
  Taint then(Effect effect) {
    if (isEmpty() || effect.equals(Effect.IDENTITY)) {
      return this;
    }
    return map((origin, before) -> before.then(effect));
  }

  Taint without(int hazards) {
    return hazards == 0 ? this : then(new Effect(~hazards, 0));
  }

  Taint with(int hazards) {
    return hazards == 0 ? this : then(new Effect(-1, hazards));
  }

  private Taint map(BiFunction<Origin, Effect, Effect> change) {
    Map<Origin, Effect> changed = new HashMap<>();
    origins.forEach(
        (origin, before) -> {
          Effect after = change.apply(origin, before);
          if ((after.most() & ~Hazard.AMONG_MARKUP) != 0) {
            changed.put(origin, after);
          }
        });
    return changed.isEmpty() ? NONE : new Taint(changed);
  }

  /** Whether some of it may come from a caller, as far as is known here. */
  boolean hasKind(Origin.Kind kind) {
    for (Origin origin : origins.keySet()) {
      if (origin instanceof Origin.Source source && source.kind() == kind) {
        return true;
      }
    }
    return false;
  }
}
