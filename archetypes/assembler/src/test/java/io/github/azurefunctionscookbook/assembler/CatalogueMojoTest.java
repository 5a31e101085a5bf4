package io.github.azurefunctionscookbook.assembler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The catalogue of the modules that are recipes, and the page that shows it. */
class CatalogueMojoTest {

  private static final String OUTDATED = "# Top\n<!-- catalogue -->\nold\n<!-- /catalogue -->\n";
  private static final String RECIPE =
      """
      <project>
        <artifactId>tiny-archetype</artifactId>
        <packaging>maven-archetype</packaging>
        <name>Tiny</name>
        <description>One line.</description>
        <properties>
          <recipe.category>web</recipe.category>
          <recipe.triggers>HTTP</recipe.triggers>
          <recipe.state>none</recipe.state>
          <recipe.services>none</recipe.services>
          <recipe.guarantee>at most once</recipe.guarantee>
          <recipe.difficulty>easy</recipe.difficulty>
          <recipe.patterns>a</recipe.patterns>
        </properties>
      </project>
      """;

  @TempDir Path folder;
  private Path readme;

  @BeforeEach
  void layOut() throws IOException {
    readme = Files.writeString(folder.resolve("README.md"), OUTDATED);
    module("tiny", RECIPE);
    module("layers/a", "<project><artifactId>a-layer</artifactId></project>");
  }

  @Test
  void listsRecipesAndNoOtherModule() throws Exception {
    run(true);

    assertThat(folder.resolve("target/archetype-catalog.xml"))
        .content()
        .contains(
            "<groupId>" + Fixture.GROUP + "</groupId>",
            "<artifactId>tiny-archetype</artifactId>",
            "<version>0.1</version>",
            "<description>One line.</description>")
        .doesNotContain("a-layer");
    assertThat(readme)
        .content()
        .startsWith("# Top\n")
        .contains("| [tiny](archetypes/tiny/README.md) | HTTP | none | at most once | easy | Tiny.")
        .doesNotContain("old");
  }

  @Test
  void aPageThatIsOutOfDateFailsAndNamesTheCommandThatWritesIt() {
    assertThatThrownBy(() -> run(false))
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContaining("out of date")
        .hasMessageContaining("-Dcatalogue.write");
    assertThat(readme).hasContent(OUTDATED);
  }

  @Test
  void aPageThatIsUpToDateIsLeftAlone() throws Exception {
    run(true);
    String windows = Files.readString(readme).replace("\n", "\r\n");
    Files.writeString(readme, windows);

    run(false);
    run(true);

    assertThat(Files.readString(readme)).isEqualTo(windows);
  }

  @Test
  void aRecipeWithoutWordsIsAnError() throws IOException {
    for (String words : List.of("<name>Tiny</name>", "<description>One line.</description>")) {
      module("tiny", RECIPE.replace(words, ""));

      assertThatThrownBy(() -> run(true))
          .isInstanceOf(MojoFailureException.class)
          .hasMessage("Recipe tiny needs a name and a description.");
    }
  }

  @Test
  void aPomThatCannotBeReadIsAnError() throws IOException {
    module("tiny", "no xml");

    assertThatThrownBy(() -> run(true))
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageContaining("The catalogue could not be written: ");
  }

  private void module(String name, String pom) throws IOException {
    Files.createDirectories(folder.resolve(name));
    Files.writeString(folder.resolve(name).resolve("pom.xml"), pom);
  }

  private void run(boolean write) throws Exception {
    Model model = new Model();
    model.setGroupId(Fixture.GROUP);
    model.setArtifactId("archetypes");
    model.setVersion("0.1");
    model.setModules(List.of("tiny", "layers/a"));
    model.setBuild(new Build());
    model.getBuild().setDirectory(folder.resolve("target").toString());
    MavenProject project = new MavenProject(model);
    project.setFile(folder.resolve("pom.xml").toFile());
    CatalogueMojo mojo = new CatalogueMojo();
    Fixture.set(mojo, "project", project);
    Fixture.set(mojo, "readme", readme.toFile());
    Fixture.set(mojo, "write", write);
    mojo.execute();
  }
}
