package io.github.azurefunctionscookbook.assembler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurefunctionscookbook.recipe.Input;
import io.github.azurefunctionscookbook.recipe.Inputs;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class InputChecksTest {

  private static final Map<String, String> GOOD =
      Map.of(
          "groupId", "org.acme",
          "artifactId", "acme-orders",
          "version", "1.0-SNAPSHOT",
          "package", "org.acme.orders",
          "javaVersion", "17");

  @ParameterizedTest
  @EnumSource
  void goodAnswersPassAndLeaveNoTrace(Velocity velocity) {
    assertThat(velocity.render(InputChecks.check(), GOOD)).isEqualTo("checked");
    assertThat(velocity.render(InputChecks.guard() + "<?xml", GOOD)).isEqualTo("<?xml");
  }

  @ParameterizedTest
  @EnumSource
  void missingAnswersAreLeftToTheArchetypePlugin(Velocity velocity) {
    assertThat(velocity.render(InputChecks.check(), Map.of())).isEqualTo("checked");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "groupId, org..acme",
        "groupId, .acme",
        "groupId, 1acme",
        "groupId, org.acme/..",
        "groupId, ${package}",
        "groupId, a<b",
        "groupId, a b",
        "groupId, ``",
        "artifactId, ../x",
        "artifactId, a",
        "artifactId, Acme",
        "artifactId, acme-",
        "artifactId, -acme",
        "artifactId, con",
        "artifactId, com1",
        "artifactId, a__version__",
        "artifactId, a.b",
        "artifactId, acme/x",
        "artifactId, ${groupId}",
        "artifactId, ``",
        "version, 1..0",
        "version, -1",
        "version, 1/2",
        "version, ${groupId}",
        "version, <x/>",
        "version, ``",
        "package, org.my-company",
        "package, org.Acme",
        "package, org.class",
        "package, new",
        "package, org.true.x",
        "package, a__version__b",
        "package, org.aux",
        "package, java.util",
        "package, javax.acme",
        "package, com.microsoft.azure.functions.x",
        "package, .acme",
        "package, org.acme.",
        "package, _a",
        "package, ../x",
        "package, ``",
        "javaVersion, 19",
        "javaVersion, 1",
        "javaVersion, 17x",
        "javaVersion, ${version}",
        "javaVersion, ``"
      })
  void badAnswersAreRefusedByName(String name, String value) {
    Map<String, String> answers = new HashMap<>(GOOD);
    answers.put(name, value);
    for (Velocity velocity : Velocity.values()) {
      assertThatThrownBy(() -> velocity.render(InputChecks.check(), answers))
          .hasMessageContaining("Property " + name + ": allowed are ")
          .message()
          .doesNotContain("\n");
      assertThatThrownBy(() -> velocity.render(InputChecks.guard(), answers))
          .hasMessageContaining("Property " + name + ": allowed are ");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"com.my-company", "A", "org.acme_x", "io.github.azure-functions-cookbook"})
  void ordinaryGroupIdsPass(String value) {
    assertThat(value).matches(Inputs.GROUP_ID.pattern());
  }

  @ParameterizedTest
  @ValueSource(strings = {"aa", "a1", "acme-2-orders", "console", "con-x", "com10"})
  void ordinaryArtifactIdsPass(String value) {
    assertThat(value).matches(Inputs.ARTIFACT_ID.pattern());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "org.acme",
        "org.news",
        "org.classy.x1",
        "org.acme_x.y",
        "javafx",
        "com.example",
        "com.microsoft.azure",
        "com.microsoft.azure.functionsx",
        "org.java",
        "org.constants"
      })
  void ordinaryPackagesPass(String value) {
    assertThat(value).matches(Inputs.PACKAGE.pattern());
  }

  @Test
  void lengthsAreCapped() {
    assertThat("a".repeat(100))
        .matches(Inputs.GROUP_ID.pattern())
        .matches(Inputs.PACKAGE.pattern());
    assertThat("a".repeat(101)).doesNotMatch(Inputs.GROUP_ID.pattern());
    assertThat("a".repeat(101)).doesNotMatch(Inputs.PACKAGE.pattern());
    assertThat("a".repeat(60)).matches(Inputs.ARTIFACT_ID.pattern());
    assertThat("a".repeat(61)).doesNotMatch(Inputs.ARTIFACT_ID.pattern());
    assertThat("1".repeat(50)).matches(Inputs.VERSION.pattern());
    assertThat("1".repeat(51)).doesNotMatch(Inputs.VERSION.pattern());
  }

  @Test
  void noTextHoldsWhatVelocityReads() {
    for (Input input : Inputs.ALL) {
      assertThat(input.pattern() + input.allowed()).doesNotContain("$", "#", "'", "\"", "\\");
    }
  }

  @Test
  void theArchetypePluginEvaluatesTheCheck() {
    assertThat(InputChecks.check()).contains("${").doesNotContain("\n");
  }
}
