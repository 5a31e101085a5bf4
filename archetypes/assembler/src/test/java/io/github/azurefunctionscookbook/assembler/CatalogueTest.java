package io.github.azurefunctionscookbook.assembler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest {

  private static final Map<String, String> PROPERTIES =
      Map.of(
          "recipe.category", "web",
          "recipe.triggers", "HTTP",
          "recipe.state", "Table Storage",
          "recipe.services", "storage",
          "recipe.guarantee", "at most | once",
          "recipe.difficulty", "easy",
          "recipe.patterns", "a,b");

  @Test
  void rendersTheTableBetweenItsMarkers() {
    Catalogue catalogue = new Catalogue(List.of(entry("b", PROPERTIES), entry("a", PROPERTIES)));

    assertThat(catalogue.render("# Top\n<!-- catalogue -->\nold\n<!-- /catalogue -->\nEnd\n"))
        .isEqualTo(
            """
            # Top
            <!-- catalogue -->
            | recipe | trigger | state | guarantee | difficulty | what it is |
            |---|---|---|---|---|---|
            | [a](archetypes/a/README.md) | HTTP | Table Storage | at most \\| once | easy | Name. Line & more. |
            | [b](archetypes/b/README.md) | HTTP | Table Storage | at most \\| once | easy | Name. Line & more. |
            <!-- /catalogue -->
            End
            """);
  }

  @Test
  void renderingTwiceChangesNothing() {
    Catalogue catalogue = new Catalogue(List.of(entry("a", PROPERTIES)));
    String once = catalogue.render("<!-- catalogue -->\n<!-- /catalogue -->");

    assertThat(catalogue.render(once)).isEqualTo(once);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<!-- catalogue -->\n", "<!-- /catalogue -->\n<!-- catalogue -->\n"})
  void aReadmeWithoutMarkersIsAnError(String readme) {
    assertThatThrownBy(() -> new Catalogue(List.of()).render(readme))
        .hasMessageContaining("<!-- catalogue -->");
  }

  @Test
  void listsTheArchetypesForMaven() {
    assertThat(new Catalogue(List.of(entry("a", PROPERTIES))).toXml())
        .contains("http://maven.apache.org/plugins/maven-archetype-plugin/archetype-catalog/1.1.0")
        .containsIgnoringWhitespaces(
            "<archetype><groupId>g</groupId><artifactId>a-archetype</artifactId>"
                + "<version>1</version><description>Line &amp; more.</description></archetype>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "recipe.category",
        "recipe.triggers",
        "recipe.state",
        "recipe.services",
        "recipe.guarantee",
        "recipe.difficulty",
        "recipe.patterns"
      })
  void aMissingPropertyIsAnErrorThatNamesIt(String property) {
    for (String blank : new String[] {null, " "}) {
      Map<String, String> properties = new HashMap<>(PROPERTIES);
      properties.put(property, blank);

      assertThatThrownBy(() -> new Catalogue(List.of(entry("a", properties))))
          .hasMessageContaining("Recipe a lacks the property " + property);
    }
  }

  private static CatalogueEntry entry(String folder, Map<String, String> properties) {
    return new CatalogueEntry(
        "g", folder + "-archetype", "1", folder, "Name", "Line & more.", properties);
  }
}
