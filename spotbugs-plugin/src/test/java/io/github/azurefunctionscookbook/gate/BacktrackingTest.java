package io.github.azurefunctionscookbook.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which regular expressions can take forever. */
class BacktrackingTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "(a+)+$",
        "([a-z]+)*",
        "(\\w+\\s?)+",
        "(a|aa)+",
        "(.*,)+x",
        "^(\\d+)+$",
        "(?:[a-z0-9]+-?)*",
        "(\\d{1,3})*",
        "(.*,){12}end",
        "^(a|b|ab)*c$"
      })
  void isCatastrophic(String regex) {
    assertThat(Backtracking.isCatastrophic(regex)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[a-z]+",
        "(?:[a-z]+\\.)+[a-z]+",
        "[^,]*(?:,[^,]*)*",
        "(?:a++)+",
        "(?>a+)+",
        "(\\d{2}-){3}",
        "(\\d{1,3}\\.){3}\\d{1,3}",
        "([0-9a-f]{1,4}:){7}[0-9a-f]{1,4}",
        "(?:[a-z]{1,3}+ ?)+",
        "([^,]*,){12}end",
        "^(?:ab|cd|ac)*$",
        "(foo|bar)+",
        "[a-z]+(?:-[a-z]+)*"
      })
  void isLinear(String regex) {
    assertThat(Backtracking.isCatastrophic(regex)).isFalse();
  }

  /** Any literal of an application comes here, whether it is a regular expression or not. */
  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void endsOnWhateverText() {
    String characters = "(?:<=!>)|*+{1,}[^]\\pQa";
    List<String> texts = List.of("");
    for (int length = 1; length <= 4; length++) {
      texts =
          texts.stream()
              .flatMap(text -> characters.chars().mapToObj(c -> text + (char) c))
              .toList();
      texts.forEach(Backtracking::isCatastrophic);
      texts.forEach(Alphabet::clearedByMatch);
    }
    assertThat(Backtracking.isCatastrophic("INSERT INTO orders VALUES (?")).isFalse();
  }
}
