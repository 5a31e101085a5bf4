package io.github.azurefunctionscookbook.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What {@link Alphabet} says that a regular expression keeps out, Java's own matcher keeps out,
 * too: tried with all combinations of two elements, and many of three.
 */
class AlphabetOracleTest {
  private static final List<String> ELEMENTS =
      List.of(
          "a",
          "/",
          "<",
          "'",
          "\n",
          "\r",
          ".",
          "\\.",
          "\\s",
          "\\S",
          "\\w",
          "\\W",
          "\\d",
          "\\D",
          "\\h",
          "\\H",
          "\\v",
          "\\V",
          "\\R",
          "\\X",
          "\\n",
          "\\x0a",
          "\\x{d}",
          "\\u002f",
          "\\cJ",
          "\\012",
          "\\e",
          "[a-z]",
          "[^a]",
          "[^\\n]",
          "[^/]",
          "[\\s\\S]",
          "[^\\r\\n]",
          "[.-/]",
          "[a&&[^b]]",
          "[^a&&b]",
          "[^a&&[^/]]",
          "[a[/]]",
          "[^a[/]]",
          "[\\w&&[^a]]",
          "[]a]",
          "\\p{Cntrl}",
          "\\P{L}",
          "\\p{Punct}",
          "\\p{IsControl}",
          "\\p{Print}",
          "\\pL",
          "\\PL",
          "\\Q\n/\\E",
          "(?s)",
          "(?s:.)",
          "(?i)",
          "(?x)",
          "(?d)",
          "(?U)",
          "(?m)",
          "^",
          "$",
          "(a|.)",
          "(?:/)",
          "(?<n>/)",
          "(?=a)",
          "(?!a)",
          "(?>a|/)",
          "*",
          "+",
          "?",
          "{0,2}",
          "{2}",
          "|",
          "\\b",
          "\\A",
          "\\z",
          "\\Z",
          "\\G",
          "\\1");
  private static final List<String> ENDS =
      List.of("", "*", "+", ".", "a", "/", "|", "]", ")", ".*", "$");
  private static final String CHARACTERS = "a\n\r/\\<' _\t";
  private static final Map<String, Integer> KEPT_OUT =
      Map.of(
          "\r", Hazard.CR,
          "\n", Hazard.LF,
          "/", Hazard.PATH,
          "\\", Hazard.PATH,
          "<", Hazard.MARKUP,
          "'", Hazard.QUERY);

  private static final List<String> TEXTS =
      CHARACTERS
          .chars()
          .mapToObj(Character::toString)
          .flatMap(
              first ->
                  Stream.concat(
                      Stream.of(first), CHARACTERS.chars().mapToObj(c -> first + (char) c)))
          .toList();

  private static final List<Pattern> PATTERNS =
      ELEMENTS.stream()
          .flatMap(first -> Stream.concat(Stream.of(""), ELEMENTS.stream()).map(e -> first + e))
          .flatMap(two -> ENDS.stream().map(end -> two + end))
          .flatMap(AlphabetOracleTest::compiled)
          .toList();

  @Test
  void whatMatchesHoldsNothingThatWasRuledOut() {
    assertThat(wrong(Alphabet::clearedByMatch, (matcher, text) -> matcher.matches() ? text : ""))
        .isEmpty();
  }

  @Test
  void whereAPartMatchesNothingIsThatWasRuledOut() {
    assertThat(wrong(Alphabet::clearedByFind, (matcher, text) -> matcher.find() ? text : ""))
        .isEmpty();
  }

  @Test
  void whatIsLeftHoldsNothingThatWasTakenOut() {
    assertThat(
            wrong(
                regex -> Alphabet.clearedByReplacing(regex, ""),
                (matcher, text) -> matcher.replaceAll("")))
        .isEmpty();
  }

  /** Regular expressions of which too much is said. */
  private static List<String> wrong(
      ToIntFunction<String> cleared, BiFunction<Matcher, String, String> left) {
    List<String> wrong = new ArrayList<>();
    for (Pattern pattern : PATTERNS) {
      int bits = cleared.applyAsInt(pattern.pattern());
      KEPT_OUT.forEach(
          (character, hazard) -> {
            if ((bits & hazard) != 0
                && TEXTS.stream()
                    .filter(text -> text.contains(character))
                    .anyMatch(
                        text -> left.apply(pattern.matcher(text), text).contains(character))) {
              wrong.add(pattern.pattern());
            }
          });
    }
    return wrong;
  }

  private static Stream<Pattern> compiled(String regex) {
    try {
      return Stream.of(Pattern.compile(regex));
    } catch (PatternSyntaxException e) {
      return Stream.empty();
    }
  }
}
