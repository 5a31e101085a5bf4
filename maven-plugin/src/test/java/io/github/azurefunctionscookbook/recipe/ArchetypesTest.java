package io.github.azurefunctionscookbook.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What repositories and recipes may do to an update. */
class ArchetypesTest {
  private static final String ARTIFACT_ID = "http-api-archetype";

  @TempDir private Path folder;
  private Published published;

  @BeforeEach
  void publish() throws IOException {
    published =
        new Published(folder)
            .version("0.1.0", Map.of("a.txt", "Java ${javaVersion}\n"))
            .version("0.2.0", Map.of())
            .version("0.3.0-SNAPSHOT", Map.of())
            .version("0..4", Map.of());
  }

  @Test
  void listsReleasesAndSnapshotsOnDemandAndNoVersionThatIsRefused() {
    assertThat(published.archetypes().versions(ARTIFACT_ID, false))
        .containsExactly("0.1.0", "0.2.0");
    assertThat(published.archetypes().versions(ARTIFACT_ID, true))
        .containsExactly("0.1.0", "0.2.0", "0.3.0-SNAPSHOT");
  }

  @Test
  void saysWhenTheVersionsCannotBeListed() {
    published.failWith("no route to host");

    assertThatExceptionOfType(RecipeException.class)
        .isThrownBy(() -> published.archetypes().versions(ARTIFACT_ID, false))
        .withMessageContainingAll("versions of http-api-archetype", "no route to host");
  }

  @Test
  void rendersWithTheAnswersAndWithoutTheArchetypesScript() {
    Rendering rendering = published.archetypes().render(answers("0.1.0").withJavaVersion("21"));

    assertThat(rendering.files()).containsOnlyKeys(Answers.FILE, "a.txt");
    assertThat(rendering.files().get("a.txt")).asString().isEqualTo("Java 21\n");
    assertThat(published.archetype()).containsExactlyInAnyOrder(Answers.FILE, "a.txt");
  }

  @Test
  void saysHowToGoOnWhenAVersionIsGone() {
    assertThatExceptionOfType(RecipeException.class)
        .isThrownBy(() -> published.archetypes().render(answers("0.0.9")))
        .withMessageContainingAll(
            "http-api 0.0.9 is not to be had",
            "Nothing was changed",
            "recipe:adopt -Drecipe=http-api -DrecipeVersion=");
  }

  @Test
  void saysThatARecipeMayNeedANewerPlugin() {
    published.failWith("Property region is missing");

    assertThatExceptionOfType(RecipeException.class)
        .isThrownBy(() -> published.archetypes().render(answers("0.1.0")))
        .withMessageContainingAll(
            "http-api 0.1.0 could not be rendered",
            "newer version of this plugin",
            "Property region is missing");
  }

  @Test
  void saysWhenAnArchetypeIsDamaged() throws IOException {
    Path jar = folder.resolve("http-api-archetype-0.1.0.jar");
    Files.write(jar, Arrays.copyOf(Files.readAllBytes(jar), 60));

    assertThatExceptionOfType(RecipeException.class)
        .isThrownBy(() -> published.archetypes().render(answers("0.1.0")))
        .withMessageContaining("http-api 0.1.0 could not be rendered");
  }

  private static Answers answers(String version) {
    return Answers.read(Published.answers(version, "17").getBytes(StandardCharsets.UTF_8));
  }
}
