package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeCellTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "=cmd|' /C calc'!A0",
        "=HYPERLINK(\"https://attacker.example\")",
        "@SUM(1+1)*cmd|' /C calc'!A0",
        "+1+1",
        "-1+1",
        "-5",
        "\t=1+1",
        "\tplain",
        "\rplain",
        "\nplain",
        "\r\n=1",
        " =1+1",
        "\u00a0=1+1",
        "\u3000=1+1",
        "\"=1+1",
        "\" =1+1",
        " '=1+1",
        "\u201c=1+1",
        "\u200b=1+1",
        "\ufeff=1+1",
        "\u202e=1+1",
        "\u0000=1+1",
        "\uff1d1+1",
        "\uff0b1+1",
        "\uff0d1+1",
        "\uff20SUM(1)",
        "\ufe66SUM(1)",
        "\ufe62SUM(1)",
        "\ufe631",
        "\ufe6bSUM(1)",
        "\u22121",
        "\u207a1",
        "\u207bSUM(1)",
        "\u207cSUM(1)",
        "\u208aSUM(1)",
        "\u208bSUM(1)",
        "\u208cSUM(1)",
        "\ufb29SUM(1)"
      })
  void putsAnApostropheInFrontOfWhatCouldBeAFormula(String text) {
    assertThat(SafeCell.of(text)).isEqualTo("'" + text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "tea",
        "5",
        "1-2",
        "a=b",
        "tea, green",
        "\"quoted\"",
        "caf\u00e9",
        "\ud83c\udf75 tea",
        "'=1+1",
        "\u2014 dash"
      })
  void leavesOtherTextAlone(String text) {
    assertThat(SafeCell.of(text)).isEqualTo(text);
  }

  @Test
  void isDoneOnceHoweverOftenItIsDone() {
    assertThat(SafeCell.of(SafeCell.of("=1+1"))).isEqualTo("'=1+1");
  }
}
