package io.github.azurefunctionscookbook.gate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** All that is looked for in an application. */
final class Gate {
  private static final List<Rule> RULES =
      List.of(
          new Bodies(),
          new Calling(),
          new Clients(),
          new Failures(),
          new Orchestrators(),
          new Permissions(),
          new Secrets(),
          new Triggers(),
          new Trust(),
          new Validation(),
          new Waiting());

  private Gate() {}

  /**
   * What is wrong in the application of some class files, in the order of places.
   *
   * @param libraries see {@link Program}
   */
  static List<Finding> findings(
      Collection<byte[]> files, Function<String, List<String>> libraries) {
    return findings(files, libraries, Library::lines);
  }

  /** The same, by other lists of methods: see {@link Library}. */
  static List<Finding> findings(
      Collection<byte[]> files,
      Function<String, List<String>> libraries,
      Function<String, List<String[]>> lists) {
    Program program = new Program(files, libraries);
    Engine engine = new Engine(program, new Library(program, lists));
    List<Finding> findings = new ArrayList<>(engine.run());
    RULES.forEach(rule -> rule.check(program, findings::add));
    findings.sort(
        Comparator.comparing((Finding f) -> f.place().type())
            .thenComparing(f -> f.place().line())
            .thenComparing(Finding::pattern));
    return findings;
  }
}
