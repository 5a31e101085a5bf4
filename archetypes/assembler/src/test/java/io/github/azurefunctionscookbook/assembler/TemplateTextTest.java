package io.github.azurefunctionscookbook.assembler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTextTest {

  private static final Map<String, String> SAME =
      Map.of("package", "com.example", "version", "1.2");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "plain",
        "no newline at the end",
        "## a line that Velocity drops\nnext\n",
        "  ## indented\n",
        "a #* block *# b",
        "a #** javadoc *# b",
        "$x ${x} $!x $!{x} ${!x} $",
        "$package ${package} ${package}.Foo $version",
        "$symbol_dollar ${symbol_pound} $symbol_escape",
        "#end\n#if\n#if(true)\n#set($a = 1)\n#else #elseif #foreach #parse('x') #include('x')\n",
        "#stop #break #evaluate('x') #define($x) #macro(m) #m() #{if} #{end} #@m()",
        "{@link Foo#end()} and {@link Foo#set(int)} and Foo#bar",
        "#[[ unparsed ]]# ]]# #[[",
        "\\$x \\\\$x \\\\\\$x \\#x \\\\#if(true) \\#end",
        "\"\\\\$\" \"\\\\#\" Pattern.compile(\"\\\\$\\\\{(\\\\w+)}\")",
        "back\\slashes \\n \\t \\u0041 \\\\ end\\",
        "\\com.example \\\\com.example \\$com.example",
        "com.example[0] com.example(1) com.example{2} com.example.call().then",
        "com.example|x com.example'x' com.example\"x\" com.example!",
        "css #fff; url(#a) 100% @media $(id) jQuery('#x') `${a}` $1 $$ $$$ ##",
        "#",
        "$",
        "\\",
        "a\n#set($x = 1)\nb\n",
        "trailing #\ntrailing $\ntrailing \\\n",
        "tab\t#if(1)\t\nwindows? no",
        "unicode \u00e9\u4e2d\ud83d\ude00 $\u00e9"
      })
  void everyEngineRendersTheVerySource(String source) {
    for (Velocity velocity : Velocity.values()) {
      assertThat(velocity.render(TemplateText.ofJava(source), SAME)).isEqualTo(source);
    }
  }

  @ParameterizedTest
  @EnumSource
  void randomTextOfSpecialPiecesComesBackToo(Velocity velocity) {
    String[] pieces = {
      "$",
      "#",
      "\\",
      "{",
      "}",
      "(",
      ")",
      "[",
      "]",
      "!",
      "*",
      "\n",
      " ",
      "if",
      "set",
      "end",
      "x",
      "com.example",
      "com/example",
      "package",
      "'",
      "\"",
      "=",
      ".",
      "-",
      "|",
      "<",
      "&"
    };
    Random random = new Random(20261101);
    for (int round = 0; round < 3000; round++) {
      StringBuilder source = new StringBuilder();
      for (int i = random.nextInt(14); i >= 0; i--) {
        source.append(pieces[random.nextInt(pieces.length)]);
      }
      String text = source.toString();
      assertThat(velocity.render(TemplateText.ofJava(text), SAME)).isEqualTo(text);
    }
  }

  @ParameterizedTest
  @EnumSource
  void renamesThePackageInJava(Velocity velocity) {
    String template =
        TemplateText.ofJava(
            "package com.example;\nimport com.example.Foo;\n// com.examples mycom.example $1\n");
    assertThat(velocity.render(template, Map.of("package", "org.acme.fn")))
        .isEqualTo(
            "package org.acme.fn;\nimport org.acme.fn.Foo;\n// com.examples mycom.example $1\n");
  }

  @ParameterizedTest
  @EnumSource
  void keepsOnlyTheNamedReferences(Velocity velocity) {
    String template =
        TemplateText.ofReferences(
            "<v>${version}</v> ${project.version} \\${version}", Set.of("version"));
    assertThat(velocity.render(template, SAME)).isEqualTo("<v>1.2</v> ${project.version} \\1.2");
  }

  @Test
  void addsNoHeaderWhereNothingIsEscaped() {
    assertThat(TemplateText.ofJava("package com.example;\n")).isEqualTo("package ${package};\n");
  }

  @Test
  void definesOnlyTheSymbolsInUse() {
    assertThat(TemplateText.ofJava("a # b"))
        .isEqualTo("#set($symbol_pound = '#')\na ${symbol_pound} b");
  }
}
