package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {
  @Test
  void keepsWhatAPersonSees() {
    String text = "Bolt M8 \u00d7 40, \u00fc \u96fb \ud83d\udd29 <b>\"zinc\"</b>";

    assertThat(PlainText.of(text, 100)).isEqualTo(new PlainText(text, false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\nb",
        "a\r\nb",
        "a\tb",
        "a\u0000b",
        "a\u001b[31mb",
        "a\u0085b",
        "a\u2028b",
        "a\u2029b"
      })
  void leavesNoLineBreakOrControlCharacter(String text) {
    assertThat(PlainText.of(text, 100).value()).matches("a (\\[31m)?b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\u200bb", // zero-width space
        "a\u202eb", // right-to-left override
        "a\ufeffb", // byte order mark
        "a\udb40\udc41\udb40\udc42b", // tag characters, which spell ASCII
        "a\ufe0fb", // variation selector
        "a\udb40\uddefb", // supplementary variation selector
        "a\ue000b", // private use
        "a\ud800b", // half of a pair
        "a\uffffb" // no character
      })
  void leavesNothingInvisible(String text) {
    assertThat(PlainText.of(text, 100).value()).isEqualTo("ab");
  }

  @Test
  void cutsBetweenCharacters() {
    assertThat(PlainText.of("\ud83d\udd29\ud83d\udd29\ud83d\udd29", 2))
        .isEqualTo(new PlainText("\ud83d\udd29\ud83d\udd29", true));
    assertThat(PlainText.of("abc", 3)).isEqualTo(new PlainText("abc", false));
    assertThat(PlainText.of("abcd", 3)).isEqualTo(new PlainText("abc", true));
  }

  @Test
  void saysWhenTheEndIsMissingThoughTheRestIsShort() {
    assertThat(PlainText.of("a" + "\n".repeat(1_000) + "b", 10))
        .isEqualTo(new PlainText("a", true));
  }
}
