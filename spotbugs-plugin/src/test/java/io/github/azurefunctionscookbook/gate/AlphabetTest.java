package io.github.azurefunctionscookbook.gate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a regular expression rules out. */
class AlphabetTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "[a-z]+",
        "\\d{4}-\\d{2}",
        "(?:[A-Za-z0-9_-]){1,64}",
        "\\p{Alnum}+",
        "[^/\\\\\\s]+"
      })
  void ruleOutPaths(String regex) {
    assertThat(Alphabet.clearedByMatch(regex) & Hazard.PATH).isNotZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {".*", "[a-z/]+", "\\S+", "[^\\s]+", "a|.+", "[\\w./-]+"})
  void letPathsThrough(String regex) {
    assertThat(Alphabet.clearedByMatch(regex) & Hazard.PATH).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {".*", "[^\\r\\n]*", "\\S+", "[ -~]*", "\\P{Cntrl}*"})
  void ruleOutLines(String regex) {
    assertThat(Alphabet.clearedByMatch(regex) & Hazard.LINE).isEqualTo(Hazard.LINE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[\\s\\S]*", "[^a]*", "[a-z\\s]+", "(?s:a\\n)", "[^\\n]*"})
  void letLinesThrough(String regex) {
    assertThat(Alphabet.clearedByMatch(regex) & Hazard.LINE).isNotEqualTo(Hazard.LINE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[a-z0-9-]+",
        "https://api\\.contoso\\.com/.*",
        "[a-z-]+\\.contoso\\.com",
        "/[a-z][a-z/]*"
      })
  void ruleOutHosts(String regex) {
    assertThat(Alphabet.clearedByMatch(regex) & Hazard.HOST).isNotZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://.*", "https://api\\.contoso\\.com.*", "[a-z.]+", "/.*"})
  void letHostsThrough(String regex) {
    assertThat(Alphabet.clearedByMatch(regex) & Hazard.HOST).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[\\r\\n]", "[\\r\\n]+", "\\R", "\\p{Cntrl}", "[^ -~]", "\\s+"})
  void replaceLines(String regex) {
    assertThat(Alphabet.clearedByReplacing(regex, "_") & Hazard.LINE).isEqualTo(Hazard.LINE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\n", "\\.\\.", "\\r\\n", "[a-z]"})
  void leaveLines(String regex) {
    assertThat(Alphabet.clearedByReplacing(regex, "_") & Hazard.LINE).isNotEqualTo(Hazard.LINE);
  }
}
