package io.github.azurefunctionscookbook.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import org.apache.maven.archetype.catalog.ArchetypeCatalog;
import org.apache.maven.archetype.catalog.io.xpp3.ArchetypeCatalogXpp3Reader;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.junit.jupiter.api.Test;

/** The catalogue file names every recipe, as the archetype plugin reads it. */
class CatalogueIT {
  @Test
  void hasOneEntryARecipe() throws IOException, XmlPullParserException {
    ArchetypeCatalog catalogue;
    try (Reader reader =
        Files.newBufferedReader(Cookbook.ARCHETYPES.resolve("target/archetype-catalog.xml"))) {
      // Strict: an element that the schema does not know is an error.
      catalogue = new ArchetypeCatalogXpp3Reader().read(reader, true);
    }

    assertThat(catalogue.getArchetypes())
        .filteredOn(
            entry ->
                Cookbook.recipes().stream()
                    .anyMatch(r -> r.artifactId().equals(entry.getArtifactId())))
        .hasSameSizeAs(Cookbook.recipes())
        .allSatisfy(
            entry -> {
              assertThat(entry.getGroupId()).isEqualTo(Cookbook.GROUP);
              assertThat(entry.getVersion()).isEqualTo(Cookbook.VERSION);
            });
    for (Recipe recipe : Cookbook.recipes()) {
      assertThat(catalogue.getArchetypes())
          .filteredOn(entry -> entry.getArtifactId().equals(recipe.artifactId()))
          .singleElement()
          .satisfies(
              entry ->
                  assertThat(entry.getDescription()).isEqualTo(recipe.model().getDescription()));
    }
  }
}
