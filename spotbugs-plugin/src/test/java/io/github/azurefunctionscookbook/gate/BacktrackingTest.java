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
        "(?:[a-z0-9]+-?)*"
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
        "(foo|bar)+",
        "[a-z]+(?:-[a-z]+)*"
      })
  void isLinear(String regex) {
    assertThat(Backtracking.isCatastrophic(regex)).isFalse();
  }
}
