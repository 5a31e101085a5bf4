package io.github.azurefunctionscookbook.gate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What methods outside the application do, read from the texts beside this class. */
final class Library {
  /**
   * What becomes of a call's operands.
   *
   * @param result where the result's content comes from
   * @param alias the operand that the result is; -1 for none
   * @param fills whether the receiver takes the arguments in
   * @param wraps whether the receiver hands its content on to the first argument
   * @param fresh whether each call gives something new
   * @param cleared the hazards that the result lacks
   * @param set the hazards that it has in any case
   */
  record Rule(
      List<String> result,
      int alias,
      boolean fills,
      boolean wraps,
      boolean fresh,
      int cleared,
      int set) {}

  /** What comes out of a call, whatever goes in. */
  record Outcome(Origin.Kind kind) {}

  /**
   * A place where content must not arrive.
   *
   * @param arguments which ones, counted from 1; 0 is the receiver; -1 for all but that
   */
  record Target(List<Integer> arguments, Sink sink) {}

  private final Program program;
  private final Map<String, Rule> rules = new HashMap<>();
  private final Map<String, List<Target>> targets = new HashMap<>();
  private final Map<String, Outcome> sources = new HashMap<>();
  private final Map<String, List<Integer>> knownSecrets = new HashMap<>();
  private final Map<String, Optional<Rule>> knownRules = new HashMap<>();
  private final Map<String, List<Target>> knownTargets = new HashMap<>();
  private final Map<String, Optional<Outcome>> knownSources = new HashMap<>();

  private final Map<String, List<Integer>> secrets = new HashMap<>();

  /**
   * A library.
   *
   * @param lists gives the lines of each text
   */
  Library(Program program, Function<String, List<String[]>> lists) {
    this.program = program;
    for (String[] line : lists.apply("library.txt")) {
      rules.put(line[0], rule(line));
    }
    for (String[] line : lists.apply("sources.txt")) {
      sources.put(line[0], new Outcome(Origin.Kind.valueOf(line[1])));
    }
    for (String[] line : lists.apply("secrets.txt")) {
      secrets.put(line[0], arguments(line[1]));
    }
    for (String[] line : lists.apply("sinks.txt")) {
      targets
          .computeIfAbsent(line[0], none -> new ArrayList<>())
          .add(new Target(arguments(line[1]), Harm.sink(line[2])));
    }
  }

  private static List<Integer> arguments(String text) {
    List<Integer> arguments = new ArrayList<>();
    for (String part : text.split(",")) {
      arguments.add(part.equals("*") ? -1 : Integer.parseInt(part));
    }
    return arguments;
  }

  private static Rule rule(String[] line) {
    List<String> result = new ArrayList<>();
    int alias = -1;
    boolean fills = false;
    boolean wraps = false;
    boolean fresh = false;
    int cleared = 0;
    int set = 0;
    for (int i = 1; i < line.length; i++) {
      String word = line[i];
      if (word.startsWith("=")) {
        alias = word.equals("=r") ? 0 : Integer.parseInt(word.substring(1));
      } else if (word.startsWith("clear:")) {
        cleared |= Hazard.of(word.substring(6));
      } else if (word.startsWith("set:")) {
        set |= Hazard.of(word.substring(4));
      } else if (word.equals("fill")) {
        fills = true;
      } else if (word.equals("wrap")) {
        wraps = true;
      } else if (word.equals("fresh")) {
        fresh = true;
      } else {
        result.addAll(List.of(word.split(",")));
      }
    }
    return new Rule(result, alias, fills, wraps, fresh, cleared, set);
  }

  /** The lines of a text, in words. */
  static List<String[]> lines(String name) {
    try (InputStream in = Library.class.getResourceAsStream(name);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      List<String[]> lines = new ArrayList<>();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          lines.add(line.strip().split("\\s+"));
        }
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rule for a call; null when there is none. */
  Rule rule(String owner, String name) {
    return knownRules
        .computeIfAbsent(
            owner + "." + name, none -> Optional.ofNullable(nearest(rules, owner, name)))
        .orElse(null);
  }

  /** What comes out of a call; null when that depends on what goes in. */
  Outcome source(String owner, String name) {
    return knownSources
        .computeIfAbsent(
            owner + "." + name, none -> Optional.ofNullable(nearest(sources, owner, name)))
        .orElse(null);
  }

  /** The arguments of a call that are secrets, so that none may be a constant. */
  List<Integer> secrets(String owner, String name) {
    return knownSecrets.computeIfAbsent(
        owner + "." + name,
        none -> {
          List<Integer> found = nearest(secrets, owner, name);
          return found == null ? List.of() : found;
        });
  }

  /** Where a call does harm. */
  List<Target> targets(String owner, String name) {
    return knownTargets.computeIfAbsent(
        owner + "." + name,
        none -> {
          List<Target> found = nearest(targets, owner, name);
          return found == null ? List.of() : found;
        });
  }

  private <T> T nearest(Map<String, T> known, String owner, String name) {
    for (String type : program.supertypes(owner)) {
      T found = known.get(type + "." + name);
      if (found == null) {
        found = known.get(type + ".*");
      }
      if (found != null) {
        return found;
      }
    }
    for (String type : program.supertypes(owner)) {
      for (int end = type.lastIndexOf('/'); end > 0; end = type.lastIndexOf('/', end - 1)) {
        T found = known.get(type.substring(0, end) + "/**." + name);
        if (found == null) {
          found = known.get(type.substring(0, end) + "/**.*");
        }
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }
}
