package io.github.azurefunctionscookbook.gate;

import java.util.function.Consumer;

/** Something that can be seen in the shape of the code, without following content. */
@FunctionalInterface
interface Rule {
  /** Looks at an application and reports what it finds. */
  void check(Program program, Consumer<Finding> report);

  /** A finding at a place. */
  static Finding finding(String pattern, Place place, String what) {
    return new Finding(pattern, place, what, null);
  }
}
