package io.github.azurefunctionscookbook.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each line of the lists of methods decides on a class file that is made for it out of the method's
 * own declaration: a line that is misspelt, or changes nothing, fails.
 */
class CanariesTest {
  /** Takes an argument that does no harm out of the reach of a wider line. */
  private static final int NO_ARGUMENT = 9;

  private static final Map<String, List<String[]>> LISTS =
      Stream.of("sources.txt", "secrets.txt", "sinks.txt", "library.txt")
          .collect(Collectors.toMap(Function.identity(), Library::lines));

  static List<Arguments> lines() {
    List<Arguments> lines = new ArrayList<>();
    LISTS.forEach((list, all) -> all.forEach(line -> lines.add(Arguments.of(list, line))));
    return lines;
  }

  @ParameterizedTest
  @MethodSource("lines")
  void eachLineDecides(String list, String[] line) {
    Stream<byte[]> canaries =
        Declared.of(line[0])
            .flatMap(
                called ->
                    switch (list) {
                      case "sources.txt" ->
                          Stream.of(new Canary(called).source(Origin.Kind.valueOf(line[1])));
                      case "secrets.txt" -> sinks(called, line[1], Origin.Kind.LITERAL);
                      case "sinks.txt" -> sinks(called, line[1], Harm.sink(line[2]).kind());
                      default -> flows(called);
                    });
    String pattern =
        switch (list) {
          case "secrets.txt" -> "AZF_HARD_CODED_SECRET";
          case "sinks.txt" -> line[2];
          default -> null;
        };
    assertThat(canaries.anyMatch(canary -> decides(list, line, canary, pattern)))
        .as(list + ": " + String.join(" ", line))
        .isTrue();
  }

  private static Stream<byte[]> sinks(Declared called, String arguments, Origin.Kind kind) {
    List<String> numbers = List.of(arguments.split(","));
    Canary shape = new Canary(called);
    return IntStream.range(0, shape.operands())
        .filter(shape::takes)
        .filter(
            operand ->
                numbers.contains("*")
                    || numbers.contains(String.valueOf(NO_ARGUMENT))
                    || numbers.contains(String.valueOf(shape.number(operand))))
        .mapToObj(operand -> new Canary(called).sink(kind, operand));
  }

  private static Stream<byte[]> flows(Declared called) {
    List<byte[]> canaries = new ArrayList<>();
    canaries.add(
        new Canary(called).flow(Origin.Kind.LAX_XML, -1, Canary.Way.TWICE, Canary.Seen.RESULT));
    Canary shape = new Canary(called);
    for (int operand = 0; operand < shape.operands(); operand++) {
      if (shape.takes(operand)) {
        for (Origin.Kind kind : List.of(Origin.Kind.CALLER, Origin.Kind.PACKED)) {
          for (Canary.Way way : Canary.Way.values()) {
            for (Canary.Seen seen : Canary.Seen.values()) {
              canaries.add(new Canary(called).flow(kind, operand, way, seen));
            }
          }
        }
      }
    }
    return canaries.stream();
  }

  private static boolean decides(String list, String[] line, byte[] canary, String pattern) {
    Function<String, List<String[]>> without =
        name ->
            LISTS.get(name).stream()
                .filter(other -> !name.equals(list) || !Arrays.equals(other, line))
                .toList();
    return !shown(Gate.findings(List.of(canary), Declared::parents, LISTS::get), pattern)
        .equals(shown(Gate.findings(List.of(canary), Declared::parents, without), pattern));
  }

  private static List<Finding> shown(List<Finding> findings, String pattern) {
    return findings.stream()
        .filter(finding -> pattern == null || finding.pattern().equals(pattern))
        .toList();
  }
}
