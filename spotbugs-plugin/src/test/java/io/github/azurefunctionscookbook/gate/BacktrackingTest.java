package io.github.azurefunctionscookbook.gate;

import static org.assertj.core.api.Assertions.assertThat;

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
}
