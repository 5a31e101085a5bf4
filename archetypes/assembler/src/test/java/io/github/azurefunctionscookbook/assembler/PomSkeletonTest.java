package io.github.azurefunctionscookbook.assembler;

import static io.github.azurefunctionscookbook.assembler.Fixture.dependency;
import static io.github.azurefunctionscookbook.assembler.Fixture.onLayer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PomSkeletonTest {

  private static final String SKELETON =
      """
      <project>
        <dependencies>
          <!-- Its own. -->
          <dependency>
            <groupId>org.dep</groupId>
            <artifactId>junit</artifactId>
            <version>${junit.version}</version>
            <scope>test</scope>
          </dependency>
          <!-- recipe dependencies -->
        </dependencies>
      </project>
      """;

  @TempDir Path folder;
  private Fixture fixture;

  @BeforeEach
  void layOut() throws IOException {
    fixture = Fixture.in(folder).file("common/pom.xml", SKELETON);
  }

  @Test
  void putsDependenciesWithTheirCommentsAtTheMarker() throws IOException {
    fixture.recipe(
        "<!-- Why:\n     because. -->\n"
            + dependency("foo", "${foo.version}", "<!-- inside -->")
            + "\n\n<!-- Second. -->\n"
            + dependency("bar", "${bar.version}", ""));

    assertThat(filled())
        .isEqualTo(
            """
            <project>
              <dependencies>
                <!-- Its own. -->
                <dependency>
                  <groupId>org.dep</groupId>
                  <artifactId>junit</artifactId>
                  <version>6</version>
                  <scope>test</scope>
                </dependency>
                <!-- Why:
                     because. -->
                <dependency>
                  <groupId>org.dep</groupId>
                  <artifactId>foo</artifactId>
                  <version>1.2.3</version><!-- inside -->
                </dependency>
                <!-- Second. -->
                <dependency>
                  <groupId>org.dep</groupId>
                  <artifactId>bar</artifactId>
                  <version>4.5</version>
                </dependency>
              </dependencies>
            </project>
            """);
  }

  @Test
  void aRecipeMayHaveNoDependencies() throws IOException {
    fixture.file("tiny/pom.xml", "<project/>");
    assertThat(filled()).doesNotContain("recipe dependencies");
    fixture.file("tiny/pom.xml", "<project>\n  <dependencies/>\n</project>");
    assertThat(filled()).doesNotContain("recipe dependencies");
  }

  @Test
  void takesDirectDependenciesOnly() throws IOException {
    fixture.file(
        "tiny/pom.xml",
        "<project><dependencyManagement><dependencies>"
            + dependency("managed", "1", "")
            + "</dependencies></dependencyManagement><build><plugins><plugin><dependencies>"
            + dependency("plugged", "1", "")
            + "</dependencies></plugin></plugins></build><!-- <dependencies>"
            + "<dependency>commented</dependency></dependencies> --></project>");

    assertThat(filled()).doesNotContain("managed", "plugged", "commented");
  }

  @Test
  void dropsLayersWithTheirComments() throws IOException {
    fixture.recipe(
        onLayer("a", "") + "<!-- Kept. -->\n" + dependency("foo", "1", "") + onLayer("a", "test"));

    assertThat(filled()).contains("Kept.", "foo").doesNotContain("layer");
  }

  @Test
  void layersComeFirstAndTheWidestScopeWinsInTheFirstPlace() throws IOException {
    String test = "\n  <scope>test</scope>";
    fixture.layer("a", dependency("foo", "1", test) + dependency("bar", "1", ""));
    fixture.recipe(dependency("foo", "1", "") + dependency("bar", "1", test));

    String pom = filled(layer("a", false));

    assertThat(pom.indexOf("foo")).isLessThan(pom.indexOf("bar"));
    assertThat(pom).containsOnlyOnce("foo").containsOnlyOnce("bar");
    assertThat(pom.substring(pom.indexOf("foo"))).doesNotContain("<scope>");
  }

  @Test
  void dependenciesOfTheTestsComeLast() throws IOException {
    fixture.recipe(dependency("foo", "1", "<scope>test</scope>") + dependency("bar", "1", ""));

    assertThat(filled()).containsSubsequence("bar", "foo");
  }

  @Test
  void anotherClassifierIsAnotherDependency() throws IOException {
    fixture.recipe(
        dependency("foo", "1", "")
            + dependency("foo", "1", "<classifier>x</classifier>")
            + dependency("foo", "1", "<type>pom</type>"));

    assertThat(filled().split("<artifactId>foo", -1)).hasSize(4);
  }

  @Test
  void dependenciesOfATestLayerAreForTests() throws IOException {
    fixture.layer(
        "a",
        dependency("foo", "1", "\n  <exclusions>\n    <exclusion/>\n  </exclusions>")
            + dependency("bar", "1", "\n  <scope>runtime</scope>")
            + dependency("baz", "1", "\n  <scope>test</scope> <!-- kept -->"));

    assertThat(filled(layer("a", true)))
        .contains("      </exclusions>\n      <scope>test</scope>\n    </dependency>")
        .contains("<version>1</version>\n      <scope>test</scope>\n    </dependency>")
        .contains("<version>1</version>\n      <scope>test</scope> <!-- kept -->\n    </dep")
        .doesNotContain("runtime");
  }

  @Test
  void aDependencyOfTheSkeletonIsNotRepeated() throws IOException {
    fixture.recipe(dependency("junit", "${junit.version}", "<scope>test</scope>"));

    assertThat(filled()).containsOnlyOnce("junit");
  }

  @Test
  void aWiderScopeThanTheSkeletonsIsAnError() throws IOException {
    fixture.recipe(dependency("junit", "${junit.version}", ""));

    assertThatThrownBy(this::filled)
        .hasMessageContaining("recipe tiny needs org.dep:junit:jar: in a wider scope");
  }

  @Test
  void contradictingDeclarationsAreAnError() throws IOException {
    fixture.layer("a", dependency("foo", "1", ""));
    fixture.recipe(dependency("foo", "2", ""));

    assertThatThrownBy(() -> filled(layer("a", false)))
        .hasMessageContaining("org.dep:foo:jar: is declared differently by layer a and by recipe");
  }

  @Test
  void anUnknownPinNamesPropertyFileAndLine() throws IOException {
    fixture.recipe(dependency("foo", "1", "") + dependency("bar", "${nowhere.version}", ""));

    assertThatThrownBy(this::filled)
        .hasMessageContaining("recipe tiny, pom.xml:11: the property nowhere.version");
  }

  @Test
  void anUnknownPinOfTheSkeletonNamesItsLine() throws IOException {
    fixture.file("common/pom.xml", "<project>\n<v>${nowhere.version}</v>\n</project>\n");

    assertThatThrownBy(this::filled)
        .hasMessageContaining("common/pom.xml:2: the property nowhere.version");
  }

  @Test
  void onlyPinsBecomeNumbers() throws IOException {
    fixture.file(
        "common/pom.xml", SKELETON.replace("Its own.", "${project.version} ${version} ${foo}"));

    assertThat(filled()).contains("${project.version} ${version} ${foo}");
  }

  @Test
  void aSkeletonWithoutMarkerIsAnError() throws IOException {
    fixture.file("common/pom.xml", "<project/>\n");

    assertThatThrownBy(this::filled).hasMessageContaining("<!-- recipe dependencies -->");
  }

  private Source layer(String name, boolean test) {
    return new Source("layer " + name, folder.resolve("layers/" + name), test);
  }

  private String filled(Source... layers) throws IOException {
    PomSkeleton skeleton =
        new PomSkeleton(folder.resolve("common/pom.xml"), new Pins(Fixture.PINS), Fixture.GROUP);
    for (Source layer : layers) {
      skeleton.add(layer);
    }
    skeleton.add(new Source("recipe tiny", folder.resolve("tiny"), false));
    return skeleton.fill();
  }
}
