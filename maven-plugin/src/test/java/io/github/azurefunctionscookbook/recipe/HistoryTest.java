package io.github.azurefunctionscookbook.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Random histories: a file of the recipe, random edits of the project, random changes of the recipe
 * in up to three versions, and an update after each.
 */
class HistoryTest {
  private static final Labels LABELS = Labels.of("next");
  private static final String POM_HEAD = "<project>\n  <properties>\n";
  private static final String POM_TAIL = "  </properties>\n</project>\n";

  /** One edit: at a place, some lines go and some come. */
  record Edit(int at, int removed, List<String> added) {
    List<String> on(List<String> lines) {
      List<String> edited = new ArrayList<>(lines);
      int from = lines.isEmpty() ? 0 : at % (lines.size() + 1);
      for (int i = 0; i < removed && from < edited.size(); i++) {
        edited.remove(from);
      }
      edited.addAll(from, added);
      return edited;
    }
  }

  /**
   * A life of a file.
   *
   * @param start as generated
   * @param mine the project's edits before each update
   * @param recipes the recipe's changes before each update
   */
  record History(List<String> start, List<List<Edit>> mine, List<List<Edit>> recipes) {}

  @Provide
  Arbitrary<History> texts() {
    return histories(line("t"), line("m"), line("r"));
  }

  @Provide
  Arbitrary<History> properties() {
    return histories(property("t"), property("m"), property("r"));
  }

  private static Arbitrary<History> histories(
      Arbitrary<String> template, Arbitrary<String> mine, Arbitrary<String> recipes) {
    Arbitrary<List<String>> start = template.list().ofMaxSize(12).uniqueElements();
    return Combinators.combine(
            start,
            edits(Arbitraries.oneOf(mine, template)).list().ofSize(3),
            edits(Arbitraries.oneOf(recipes, template)).list().ofSize(3))
        .as(History::new);
  }

  private static Arbitrary<List<Edit>> edits(Arbitrary<String> line) {
    return Combinators.combine(
            Arbitraries.integers().between(0, 12),
            Arbitraries.integers().between(0, 3),
            line.list().ofMaxSize(3))
        .as(Edit::new)
        .list()
        .ofMaxSize(3);
  }

  private static Arbitrary<String> line(String side) {
    return Arbitraries.integers().between(0, 9).map(n -> side + n);
  }

  private static Arbitrary<String> property(String side) {
    return Combinators.combine(
            Arbitraries.integers().between(0, 6), Arbitraries.integers().between(0, 2))
        .as((name, value) -> "    <%s%d>%d</%s%d>".formatted(side, name, value, side, name));
  }

  @Property(tries = 3000)
  void noLineOfATextDisappears(@ForAll("texts") History history) {
    play(history, "notes.txt", "", "");
  }

  @Property(tries = 3000)
  void noLineOfAPomDisappears(@ForAll("properties") History history) {
    play(history, "pom.xml", POM_HEAD, POM_TAIL);
  }

  private static void play(History history, String path, String head, String tail) {
    List<String> recipe = history.start();
    List<String> base = recipe;
    byte[] ours = bytes(head, recipe, tail);
    for (int update = 0; update < 3; update++) {
      List<String> edited = lines(ours, head, tail);
      boolean whole = edited != null;
      if (whole) {
        for (Edit edit : history.mine().get(update)) {
          edited = edit.on(edited);
        }
        ours = bytes(head, edited, tail);
      }
      for (Edit edit : history.recipes().get(update)) {
        recipe = edit.on(recipe);
      }
      byte[] old = bytes(head, base, tail);
      byte[] theirs = bytes(head, recipe, tail);

      Merge merge = Merge.of(path, old, ours, theirs, LABELS);
      byte[] result = merge.content() == null ? ours : merge.content();

      assertNothingLost(old, ours, result);
      assertNothingMissed(old, ours, theirs, merge, result);
      assertThat(Merge.of(path, theirs, result, theirs, LABELS).outcome())
          .as("the second run")
          .isEqualTo(Outcome.NOTHING);
      ours = result;
      base = recipe;
    }
  }

  /** Each line that the project added is in the result, as often as it was added. */
  private static void assertNothingLost(byte[] old, byte[] ours, byte[] result) {
    Map<String, Integer> added = counted(ours);
    counted(old).forEach((line, count) -> added.merge(line, -count, Integer::sum));
    Map<String, Integer> there = counted(result);
    added.forEach(
        (line, count) ->
            assertThat(there.getOrDefault(line, 0)).as(line).isGreaterThanOrEqualTo(count));
  }

  /** Each line that the recipe added is in the result, unless the merge says what it left out. */
  private static void assertNothingMissed(
      byte[] old, byte[] ours, byte[] theirs, Merge merge, byte[] result) {
    if (!merge.notes().isEmpty()) {
      return;
    }
    Map<String, Integer> added = counted(theirs);
    counted(old).forEach((line, count) -> added.merge(line, -count, Integer::sum));
    Map<String, Integer> there = counted(result);
    added.forEach(
        (line, count) -> {
          if (count > 0) {
            assertThat(there).as(line).containsKey(line);
          }
        });
  }

  private static Map<String, Integer> counted(byte[] content) {
    Map<String, Integer> counts = new HashMap<>();
    Text.of(content).lines().forEach(line -> counts.merge(line, 1, Integer::sum));
    return counts;
  }

  private static byte[] bytes(String head, List<String> lines, String tail) {
    StringBuilder text = new StringBuilder(head);
    lines.forEach(line -> text.append(line).append('\n'));
    return text.append(tail).toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The editable lines; null when a conflict has spoilt what frames them. */
  private static List<String> lines(byte[] content, String head, String tail) {
    String text = new String(content, StandardCharsets.UTF_8);
    return text.startsWith(head) && text.endsWith(tail)
        ? text.substring(head.length(), text.length() - tail.length()).lines().toList()
        : null;
  }
}
