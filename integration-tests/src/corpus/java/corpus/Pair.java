package corpus;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A flaw and its repaired twin: a final class with the nested classes {@code Flaw} and {@code
 * Repaired}. Types that only one of them needs are nested, too, and their names start with {@code
 * Flaw} or {@code Repaired}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Pair {
  /** What the flaw is, in one line. */
  String title();

  /** The weakness, in kebab case, such as {@code path-traversal}. */
  String kind();

  /** The patterns one of which must be reported; empty if the kind decides. */
  String[] reported() default {};

  /** Why it matters in a function. */
  String why();

  /** How the twin repairs it. */
  String repair();
}
