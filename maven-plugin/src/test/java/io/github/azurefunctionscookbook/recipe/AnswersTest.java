package io.github.azurefunctionscookbook.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The answers file is untrusted: anybody who can send a pull request can write it. */
class AnswersTest {
  static final String GOOD =
      """
      # Which recipe made this project.
      recipe.groupId=io.github.azure-functions-cookbook
      recipe.artifactId=http-api-archetype
      recipe.version=0.1.0
      groupId=org.acme
      artifactId=orders
      version=1.0-SNAPSHOT
      package=org.acme.orders
      javaVersion=17
      """;

  @Test
  void readsWhatTheRecipeWrote() {
    Answers answers = read(GOOD);

    assertThat(answers.title()).isEqualTo("http-api 0.1.0");
    assertThat(answers.values()).containsEntry("package", "org.acme.orders").hasSize(5);
    assertThat(answers.at("0.2.0").withJavaVersion("21").values())
        .containsEntry("javaVersion", "21");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "recipe.groupId, org.evil",
        "recipe.groupId, io.github.azure-functions-cookbook.evil",
        "recipe.groupId, ioxgithub.azure-functions-cookbook",
        "recipe.artifactId, ../http-api-archetype",
        "recipe.artifactId, http-api",
        "recipe.artifactId, ``",
        "recipe.version, 1/../2",
        "recipe.version, `[0,)`",
        "recipe.version, ..",
        "groupId, ${session}",
        "groupId, #set($x=1)",
        "artifactId, ../../etc",
        "artifactId, a/b",
        "artifactId, con",
        "version, 1..2",
        "package, org.acme..orders",
        "package, org/acme",
        "package, $x",
        "javaVersion, 8",
        "javaVersion, 17#parse('x')",
      })
  void refusesAManipulatedValueAndSaysWhatIsAllowed(String name, String value) {
    assertThatExceptionOfType(RecipeException.class)
        .isThrownBy(() -> read(GOOD.replaceAll("(?m)^" + name + "=.*$", "") + name + "=" + value))
        .withMessageContaining(name)
        .withMessageContaining("Allowed are");
  }

  @ParameterizedTest
  @ValueSource(strings = {"recipe.groupId", "recipe.artifactId", "recipe.version", "javaVersion"})
  void refusesAFileThatLacksAValue(String name) {
    assertThatExceptionOfType(RecipeException.class)
        .isThrownBy(() -> read(GOOD.replaceAll("(?m)^" + name + "=.*$", "")))
        .withMessageContaining("lacks " + name);
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThatExceptionOfType(RecipeException.class)
        .isThrownBy(() -> read(GOOD + "region=westeurope\n"))
        .withMessageContaining("'region'");
  }

  @Test
  void refusesAHugeFileAndBrokenEscapes() {
    assertThatExceptionOfType(RecipeException.class)
        .isThrownBy(() -> read(GOOD + "#".repeat(20_000)));
    assertThatExceptionOfType(RecipeException.class).isThrownBy(() -> read(GOOD + "x=\\u00"));
  }

  @Test
  void showsARefusedValueWithoutItsControlCharacters() {
    assertThatExceptionOfType(RecipeException.class)
        .isThrownBy(() -> read(GOOD.replace("javaVersion=17", "javaVersion=\\u001b[2J")))
        .withMessageNotContaining("\u001b");
  }

  @Test
  void showsTheHeadOfALongValue() {
    assertThatExceptionOfType(RecipeException.class)
        .isThrownBy(
            () -> read(GOOD.replace("javaVersion=17", "javaVersion=" + "1".repeat(60) + "2")))
        .withMessageContaining("'" + "1".repeat(60) + "...'");
  }

  private static Answers read(String text) {
    return Answers.read(text.getBytes(StandardCharsets.UTF_8));
  }
}
