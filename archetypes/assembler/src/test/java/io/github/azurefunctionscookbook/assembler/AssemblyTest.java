package io.github.azurefunctionscookbook.assembler;

import static io.github.azurefunctionscookbook.assembler.Fixture.dependency;
import static io.github.azurefunctionscookbook.assembler.Fixture.onLayer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssemblyTest {

  private static final Map<String, String> ANSWERS =
      Map.of(
          "groupId", "org.acme",
          "artifactId", "acme",
          "version", "1",
          "package", "org.acme.fn",
          "packageInPathFormat", "org/acme/fn",
          "javaVersion", "17");

  @TempDir Path folder;
  private Fixture fixture;

  @BeforeEach
  void layOut() throws IOException {
    fixture = Fixture.in(folder);
  }

  @Test
  void landsCommonLayersAndRecipe() throws IOException {
    fixture
        .recipe(onLayer("a", ""))
        .layer("a", "")
        .file("common/host.json", "{}")
        .file("layers/a/infra/a.bicep", "param a string")
        .file("tiny/README.md", "# Tiny");

    assertThat(resources(fixture.assemble()))
        .containsOnlyKeys(
            ".mvn/recipe.properties",
            ".mvn/wrapper/maven-wrapper.properties",
            "README.md",
            "host.json",
            "infra/a.bicep",
            "mvnw",
            "mvnw.cmd",
            "pom.xml");
  }

  @Test
  void leavesOutWhatIsLocal() throws IOException {
    fixture
        .file("tiny/target/x", "")
        .file("tiny/.idea/x", "")
        .file("tiny/.settings/x", "")
        .file("tiny/.classpath", "")
        .file("tiny/.project", "")
        .file("tiny/x.iml", "")
        .file("tiny/infra/.DS_Store", "")
        .file("tiny/src/test/azurite/node_modules/x/y.js", "")
        .file("tiny/src/test/azurite/target/kept.txt", "");

    assertThat(resources(fixture.assemble()).keySet())
        .filteredOn(path -> !path.startsWith(".mvn") && !path.startsWith("mvnw"))
        .containsExactly("pom.xml", "src/test/azurite/target/kept.txt");
  }

  @Test
  void aPathOfTwoOwnersIsAnError() throws IOException {
    fixture.recipe(onLayer("a", "")).layer("a", "");
    fixture.file("layers/a/docs/x.md", "").file("tiny/docs/X.md", "");

    assertThatThrownBy(fixture::assemble)
        .hasMessageContaining("docs/X.md is brought by layer a and by recipe tiny");
  }

  @Test
  void nothingReplacesTheWrapper() throws IOException {
    fixture.file("common/mvnw", "");

    assertThatThrownBy(fixture::assemble)
        .hasMessageContaining("mvnw is brought by common and by the Maven wrapper");
  }

  @Test
  void javaLosesThePackageFoldersAndTakesTheUsersPackage() throws IOException {
    fixture.file("tiny/src/main/java/com/example/A.java", "package com.example; // ${x}\n");
    fixture.file("tiny/src/test/java/com/example/sub/B.java", "package com.example.sub;\n");

    Map<String, String> resources = resources(fixture.assemble());

    assertThat(resources).containsKeys("src/main/java/A.java", "src/test/java/sub/B.java");
    assertThat(Velocity.V2.render(resources.get("src/main/java/A.java"), ANSWERS))
        .isEqualTo("package org.acme.fn; // ${x}\n");
  }

  @Test
  void servicesTakeTheUsersPackageAndNothingElseDoes() throws IOException {
    String path = "src/main/resources/META-INF/services/spi.Injector";
    fixture.file("tiny/" + path, "com.example.Warm # first\n");
    fixture.file("tiny/README.md", "## com.example ${x}\n");

    Map<String, String> resources = resources(fixture.assemble());

    assertThat(Velocity.V1.render(resources.get(path), ANSWERS))
        .isEqualTo("org.acme.fn.Warm # first\n");
    assertThat(resources).containsEntry("README.md", "## com.example ${x}\n");
  }

  @Test
  void deploymentParametersTakeTheJavaVersionAndKeepTheirOwnReferences() throws IOException {
    fixture.file(
        "common/infra/main.parameters.json",
        "{\"$schema\": \"x#\", \"v\": \"${javaVersion}\", \"e\":"
            + " \"${AZURE_ENV_NAME}${P=false}\"}\n");

    String template = resources(fixture.assemble()).get("infra/main.parameters.json");

    assertThat(Velocity.V1.render(template, ANSWERS))
        .isEqualTo(
            "{\"$schema\": \"x#\", \"v\": \"17\", \"e\": \"${AZURE_ENV_NAME}${P=false}\"}\n");
  }

  @Test
  void javaOutsideThePackageIsAnError() throws IOException {
    fixture.file("tiny/src/main/java/org/other/A.java", "");

    assertThatThrownBy(fixture::assemble)
        .hasMessageContaining("src/main/java/org/other/A.java of recipe tiny")
        .hasMessageContaining("com.example");
  }

  @Test
  void aDoubleUnderscoreInANameIsAnError() throws IOException {
    fixture.file("tiny/docs/__version__.md", "");

    assertThatThrownBy(fixture::assemble)
        .hasMessageContaining("docs/__version__.md of recipe tiny");
  }

  @Test
  void renderedTextMustBeUtf8() throws IOException {
    Path file = folder.resolve("tiny/src/main/java/com/example/A.java");
    Files.createDirectories(file.getParent());
    Files.write(file, new byte[] {'/', '/', (byte) 0xe9});

    assertThatThrownBy(fixture::assemble)
        .hasMessageContaining("A.java of recipe tiny is not UTF-8");
  }

  @Test
  void textGetsUnixLineEndsAndWindowsScriptsAndBinariesKeepTheirs() throws IOException {
    fixture
        .file("tiny/a.md", "a\r\nb\r\n")
        .file("tiny/b.cmd", "a\r\n")
        .file("tiny/c.bin", "\0\r\n");

    Map<String, String> resources = resources(fixture.assemble());

    assertThat(resources)
        .containsEntry("a.md", "a\nb\n")
        .containsEntry("b.cmd", "a\r\n")
        .containsEntry("c.bin", "\0\r\n");
  }

  @Test
  void aLayerInTestScopeLandsAmongTheTestSources() throws IOException {
    fixture
        .recipe(onLayer("fakes", "test"))
        .layer("fakes", onLayer("core", ""))
        .layer("core", dependency("foo", "${foo.version}", ""))
        .file("layers/fakes/src/main/java/com/example/Fake.java", "")
        .file("layers/fakes/src/test/java/com/example/FakeTest.java", "")
        .file("layers/fakes/docs/fakes.md", "")
        .file("layers/core/src/main/java/com/example/Core.java", "")
        .file("layers/core/src/main/resources/core.txt", "");

    Path assembled = fixture.assemble();

    assertThat(resources(assembled))
        .containsKeys(
            "src/test/java/Fake.java",
            "src/test/java/FakeTest.java",
            "docs/fakes.md",
            "src/test/java/Core.java",
            "src/test/resources/core.txt");
    assertThat(pom(assembled)).containsIgnoringWhitespaces("<version>1.2.3</version><scope>test");
  }

  @Test
  void aLayerNamedInBothScopesLandsInMain() throws IOException {
    fixture
        .recipe(onLayer("fakes", "test") + onLayer("core", ""))
        .layer("fakes", onLayer("core", ""))
        .layer("core", dependency("foo", "${foo.version}", ""))
        .file("layers/core/src/main/java/com/example/Core.java", "");

    Path assembled = fixture.assemble();

    assertThat(resources(assembled)).containsKey("src/main/java/Core.java");
    assertThat(pom(assembled)).contains("foo").doesNotContain("<scope>");
  }

  @Test
  void theRecipesOwnDependenciesAreInThePom() throws IOException {
    fixture.recipe(dependency("foo", "${foo.version}", ""));

    assertThat(pom(fixture.assemble())).contains("<artifactId>foo</artifactId>");
  }

  @Test
  void aLayerIsOneByItsGroupAndNotByItsNameAlone() throws IOException {
    fixture
        .recipe(
            onLayer("a", "").replace("${project.groupId}", Fixture.GROUP)
                + dependency("other-layer", "1", ""))
        .layer("a", "")
        .file("layers/a/a.md", "");

    Path assembled = fixture.assemble();

    assertThat(resources(assembled)).containsKey("a.md");
    assertThat(pom(assembled)).contains("<artifactId>other-layer<").doesNotContain("a-layer");
  }

  @Test
  void anUnknownLayerIsAnError() throws IOException {
    fixture.recipe(onLayer("nowhere", ""));

    assertThatThrownBy(fixture::assemble)
        .hasMessageContaining("recipe tiny depends on nowhere-layer")
        .hasMessageContaining("archetypes/layers/nowhere");
  }

  @Test
  void theAnswersFileGetsTheRecipesCoordinates() throws IOException {
    String template = resources(fixture.assemble()).get(".mvn/recipe.properties");

    assertThat(Velocity.V2.render(template, ANSWERS))
        .isEqualTo(
            "recipe.groupId=io.github.azure-functions-cookbook\n"
                + "recipe.artifactId=tiny-archetype\nrecipe.version=0.1\ngroupId=org.acme\n");
  }

  @Test
  void anUnknownValueOfARecipeIsAnError() throws IOException {
    fixture.file("common/.mvn/recipe.properties", "x=@recipe.colour@\n");

    assertThatThrownBy(fixture::assemble).hasMessageContaining("@recipe.colour@");
    fixture.file("common/.mvn/recipe.properties", "@recipe.colour@ x\n");
    assertThatThrownBy(fixture::assemble).hasMessage("No such value of a recipe: @recipe.colour@");
  }

  @Test
  void thePomRendersWithAnswersAndKeepsItsOwnProperties() throws IOException {
    String pom = resources(fixture.assemble()).get("pom.xml");

    for (Velocity velocity : Velocity.values()) {
      assertThat(velocity.render(pom, ANSWERS))
          .isEqualTo(
              """
              <?xml version="1.0"?>
              <project>
                <groupId>org.acme</groupId>
                <name>Tiny &amp; &lt;small&gt;</name>
                <directory>${project.basedir}</directory>
                <dependencies>
                </dependencies>
              </project>
              """);
    }
  }

  @Test
  void theWrapperIsPinned() throws IOException {
    Map<String, String> resources = resources(fixture.assemble());

    assertThat(resources)
        .containsEntry("mvnw", "mvnw $0 #\n")
        .containsEntry("mvnw.cmd", "mvnw.cmd $0 #\r\n")
        .containsEntry(
            ".mvn/wrapper/maven-wrapper.properties",
            """
            wrapperVersion=3.3.4
            distributionType=only-script
            distributionUrl=https://repo.example/central/org/apache/maven/apache-maven/3.9.16/apache-maven-3.9.16-bin.zip
            distributionSha256Sum=%s
            """
                .formatted(Fixture.SHA));
  }

  @Test
  void theWrapperRefusesAWrongChecksumAndAnAddressWithAUser() throws IOException {
    assertThatThrownBy(() -> fixture.wrapper("https://me:secret@repo.example"))
        .isInstanceOf(AssemblyException.class)
        .message()
        .doesNotContain("secret");
    Path zip = folder.resolve("wrapper.zip");
    assertThatThrownBy(() -> new Wrapper(zip, "3.3.4", "3.9.16", "abc", "https://repo.example"))
        .hasMessageContaining("SHA-256");
  }

  @Test
  void aWrapperWithoutItsScriptsIsAnError() throws IOException {
    Path zip = folder.resolve("empty.zip");
    new ZipOutputStream(Files.newOutputStream(zip)).close();
    Wrapper wrapper = new Wrapper(zip, "3.3.4", "3.9.16", Fixture.SHA, "https://repo.example");

    assertThatThrownBy(() -> wrapper.addTo(new Overlay()))
        .hasMessage("The distribution of the Maven wrapper lacks mvnw.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<!-- required properties -->", "<!-- copied files -->"})
  void aDescriptorWithoutItsMarkersIsAnError(String marker) throws IOException {
    String path = "descriptor/" + Fixture.DESCRIPTOR;
    fixture.file(path, Files.readString(folder.resolve(path)).replace(marker, ""));

    assertThatThrownBy(fixture::assemble)
        .hasMessage("descriptor/META-INF/maven/archetype-metadata.xml lacks the line " + marker);
  }

  @Test
  void theDescriptorListsOnlyFileSetsWithFiles() throws IOException {
    fixture.file("tiny/src/main/java/com/example/A.java", "");

    String descriptor = Files.readString(fixture.assemble().resolve(Fixture.DESCRIPTOR));

    assertThat(descriptor)
        .contains("name=\"tiny-archetype\"")
        .contains("<directory>src/main/java</directory>", "<directory>.mvn</directory>")
        .doesNotContain("<directory>src/test/java</directory>", "META-INF/services</directory>");
  }

  @Test
  void theDescriptorAsksForTheJavaVersionAndChecksAllInputs() throws IOException {
    String descriptor = Files.readString(fixture.assemble().resolve(Fixture.DESCRIPTOR));

    assertThat(descriptor)
        .contains("<requiredProperty key=\"javaVersion\">\n      <defaultValue>17</defaultValue>")
        .contains("<validationRegex>17|21|25</validationRegex>")
        .contains("<requiredProperty key=\"inputs\">\n      <defaultValue>#if($groupId &amp;&amp;")
        .doesNotContain("key=\"groupId\"", "key=\"artifactId\"", "key=\"package\"");
  }

  @Test
  void theDescriptorNamesEachCopiedFile() throws IOException {
    fixture.file("tiny/.gitignore", "").file("tiny/docs/a&b.md", "");

    String descriptor = Files.readString(fixture.assemble().resolve(Fixture.DESCRIPTOR));

    assertThat(descriptor)
        .contains("<include>.gitignore</include>\n        <include>.mvn/wrapper/maven-wrapper")
        .contains("<include>docs/a&amp;b.md</include>")
        .doesNotContain("<include>pom.xml</include>", "<include>.mvn/recipe.properties</include>");
  }

  @Test
  void theChecksumsOfAReleasesOwnArtifactsStandAmongTheRecordedOnes() throws IOException {
    fixture.file("common/" + Checksums.PATH, "00  org/a/1/a-1.jar\nff  org/b/1/b-1.jar\n");
    Path own = Files.writeString(folder.resolve("own.jar"), "abc");

    assertThat(resources(fixture.assemble()).get(Checksums.PATH))
        .isEqualTo("00  org/a/1/a-1.jar\nff  org/b/1/b-1.jar\n");
    assertThat(resources(fixture.assemble(Map.of("own/own.jar", own))).get(Checksums.PATH).lines())
        .containsExactly(
            "00  org/a/1/a-1.jar",
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  own/own.jar",
            "ff  org/b/1/b-1.jar");
  }

  @Test
  void aRenderedFileInTwoFileSetsIsAnError() throws IOException {
    String path = "descriptor/" + Fixture.DESCRIPTOR;
    String descriptor = Files.readString(folder.resolve(path));
    fixture.file(path, descriptor.replace("<directory>infra<", "<directory>.mvn<"));
    fixture.file(
        path,
        Files.readString(folder.resolve(path)).replace("main.parameters.json", "*.properties"));

    assertThatThrownBy(fixture::assemble)
        .hasMessageContaining(".mvn/recipe.properties is in 2 filtered file sets");
  }

  @Test
  void aRenderedFileInNoFileSetIsAnError() throws IOException {
    String path = "descriptor/" + Fixture.DESCRIPTOR;
    String descriptor = Files.readString(folder.resolve(path));
    fixture.file(path, descriptor.replace("<include>main.parameters.json<", "<include>x<"));
    fixture.file("common/infra/main.parameters.json", "{}");

    assertThatThrownBy(fixture::assemble)
        .hasMessageContaining("infra/main.parameters.json is in 0 filtered file sets");
  }

  @Test
  void aCopiedFileInAFilteredFileSetIsAnError() throws IOException {
    String path = "descriptor/" + Fixture.DESCRIPTOR;
    String descriptor = Files.readString(folder.resolve(path));
    fixture.file(path, descriptor.replace("<include>recipe.properties<", "<include>**/*<"));

    assertThatThrownBy(fixture::assemble)
        .hasMessageContaining(".mvn/wrapper/maven-wrapper.properties is in 1 filtered file sets");
  }

  @Test
  void isTheSameEveryTime() throws IOException {
    fixture.recipe(onLayer("a", "") + onLayer("b", "")).layer("a", "").layer("b", "");
    fixture.file("layers/a/a.md", "").file("layers/b/b.md", "");

    assertThat(resources(fixture.assemble())).isEqualTo(resources(fixture.assemble()));
  }

  @Test
  void aRecipesNameFollowsItsFolder() {
    Path recipe = folder.resolve("tiny");
    assertThatThrownBy(() -> new Recipe(Fixture.GROUP, "other", "1", "n", "d", recipe))
        .hasMessageContaining("tiny-archetype");
    for (String blank : new String[] {null, "", " "}) {
      assertThatThrownBy(() -> new Recipe(Fixture.GROUP, "tiny-archetype", "1", "n", blank, recipe))
          .hasMessage("tiny-archetype needs a name and a description.");
      assertThatThrownBy(() -> new Recipe(Fixture.GROUP, "tiny-archetype", "1", blank, "d", recipe))
          .hasMessage("tiny-archetype needs a name and a description.");
    }
  }

  private static String pom(Path assembled) throws IOException {
    return Velocity.V2.render(resources(assembled).get("pom.xml"), ANSWERS);
  }

  private static Map<String, String> resources(Path assembled) throws IOException {
    Path root = assembled.resolve("archetype-resources");
    Map<String, String> resources = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String path = root.relativize(file).toString().replace('\\', '/');
        resources.put(path, Files.readString(file));
      }
    }
    return resources;
  }
}
