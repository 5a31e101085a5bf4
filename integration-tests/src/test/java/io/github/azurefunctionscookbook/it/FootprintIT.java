package io.github.azurefunctionscookbook.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What grows past its budget is named; BuildIT compares each built project with its own. */
class FootprintIT {
  private static final Footprint BUDGET =
      footprint(512, Map.of("org.a:a", "MIT", "org.b:b", "Apache-2.0"));

  @Test
  void aLibraryBeyondTheBudgetIsNamedWithItsLicence() {
    Map<String, String> libraries =
        Map.of("org.a:a", "MIT", "org.b:b", "Apache-2.0", "org.c:c", "GPL-3.0-only");

    assertThat(footprint(512, libraries).differences(BUDGET))
        .containsExactly("+ org.c:c (GPL-3.0-only)");
  }

  @Test
  void aLibraryThatIsGoneOrHasAnotherLicenceIsNamed() {
    assertThat(footprint(512, Map.of("org.b:b", "BUSL-1.1")).differences(BUDGET))
        .containsExactly("- org.a:a", "org.b:b has licence BUSL-1.1, was Apache-2.0");
  }

  @Test
  void onlyGrowthOfTheSizeIsADifference() {
    assertThat(footprint(768, BUDGET.libraries()).differences(BUDGET))
        .containsExactly("768 KiB staged, budget 512");
    assertThat(footprint(256, BUDGET.libraries()).differences(BUDGET)).isEmpty();
  }

  @Test
  void everyRecipeHasABudgetOfAllowedLicences() {
    assertThat(Cookbook.recipes())
        .allSatisfy(
            recipe ->
                assertThat(Footprint.budget(recipe.name()).libraries().values())
                    .isNotEmpty()
                    .isSubsetOf(Footprint.licences()));
  }

  @Test
  void aLibraryThatNoCodeUsesStopsTheBuild(@TempDir Path folder) {
    GeneratedProject project = Cookbook.anyRecipe().renamed().copyTo(folder.resolve("project"));
    String version =
        Cookbook.model(Cookbook.ARCHETYPES).getProperties().getProperty("fastcsv.version");
    project.addDependency("de.siegmar", "fastcsv", version);

    Maven.Run run =
        Maven.maven3()
            .run(project.folder(), "compile", "dependency:analyze-only@dependencies-in-use");

    assertThat(run.succeeded()).as(run::text).isFalse();
    assertThat(run.lines())
        .anyMatch(line -> line.contains("Unused declared"))
        .anyMatch(line -> line.contains("de.siegmar:fastcsv"));
  }

  private static Footprint footprint(long kibibytes, Map<String, String> libraries) {
    return new Footprint(new TreeMap<>(libraries), kibibytes);
  }
}
