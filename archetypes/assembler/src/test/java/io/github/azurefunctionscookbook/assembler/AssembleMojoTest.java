package io.github.azurefunctionscookbook.assembler;

import static io.github.azurefunctionscookbook.assembler.Fixture.onLayer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.repository.LocalRepositoryManager;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the goal takes of the build: a recipe's words, repositories and artifacts. */
class AssembleMojoTest {

  private static final RemoteRepository CENTRAL =
      new RemoteRepository.Builder("central", "default", "https://repo.example/central").build();

  @TempDir Path folder;
  private Fixture fixture;
  private Path build;

  /** What the repositories have, by artifactId. */
  private final Map<String, Path> artifacts = new HashMap<>();

  private List<RemoteRepository> remotes = List.of(CENTRAL);

  @BeforeEach
  void layOut() throws IOException {
    fixture = Fixture.in(folder);
    build = folder.resolve("tiny/target");
    fixture.wrapper("https://repo.example");
    artifacts.put("maven-wrapper-distribution", folder.resolve("wrapper.zip"));
  }

  @Test
  void writesTheArchetypeInThePlaceOfTheOneBefore() throws Exception {
    fixture.file("tiny/target/archetype/archetype-resources/stale/x.md", "");

    run("maven-archetype", "0.1-SNAPSHOT");

    assertThat(resource("stale")).doesNotExist();
    assertThat(resource("pom.xml")).content().contains("<name>Tiny</name>");
    assertThat(resource(".mvn/recipe.properties"))
        .content()
        .contains("recipe.artifactId=tiny-archetype\nrecipe.version=0.1-SNAPSHOT\n");
    assertThat(wrapper())
        .contains(
            "distributionUrl=https://repo.example/central/org/apache/maven/apache-maven/3.9.16/");
  }

  @Test
  void writesTheAnswersOfTwoSamples() throws Exception {
    fixture.file("tiny/target/samples/stale/goal.txt", "");

    run("maven-archetype", "0.1-SNAPSHOT");

    Path samples = build.resolve("samples");
    assertThat(samples).isDirectoryNotContaining("glob:**/stale");
    assertThat(samples.resolve("same/archetype.properties"))
        .hasContent(
            """
            groupId=com.example
            artifactId=tiny
            version=1.0.0-SNAPSHOT
            package=com.example
            javaVersion=17
            """);
    assertThat(samples.resolve("renamed/archetype.properties"))
        .hasContent(
            """
            groupId=org.acme.orders
            artifactId=acme-tiny
            version=2.3.4
            package=org.acme.orders.fn
            javaVersion=17
            """);
    assertThat(samples.resolve("renamed/goal.txt")).hasContent("\n");
  }

  @Test
  void takesPinsFromTheProperties() throws Exception {
    fixture.recipe(Fixture.dependency("foo", "${foo.version}", ""));

    run("maven-archetype", "0.1-SNAPSHOT");

    assertThat(resource("pom.xml")).content().contains("<version>1.2.3</version>");
  }

  @Test
  void leavesModulesOfAnotherPackagingAlone() throws Exception {
    run("jar", "0.1-SNAPSHOT");

    assertThat(build).doesNotExist();
  }

  @Test
  void aMistakeInARecipeFailsTheBuildWithItsMessage() throws IOException {
    fixture.recipe(onLayer("nowhere", ""));

    assertThatThrownBy(() -> run("maven-archetype", "0.1-SNAPSHOT"))
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContaining("recipe tiny depends on nowhere-layer");
  }

  @Test
  void aMissingFolderIsNamed() throws IOException {
    Files.delete(folder.resolve("tiny/pom.xml"));

    assertThatThrownBy(() -> run("maven-archetype", "0.1-SNAPSHOT"))
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageContaining("The recipe could not be assembled: ")
        .hasMessageContaining("pom.xml");
  }

  @Test
  void aWrapperThatIsNotToBeHadIsNamed() {
    artifacts.clear();

    assertThatThrownBy(() -> run("maven-archetype", "0.1-SNAPSHOT"))
        .isInstanceOf(MojoExecutionException.class)
        .hasMessage(
            "org.apache.maven.wrapper:maven-wrapper-distribution:zip:only-script:3.3.4 could not"
                + " be had. It is the Maven wrapper.");
  }

  @Test
  void aMirrorOfCentralServesTheWrapper() throws Exception {
    remotes =
        List.of(
            new RemoteRepository.Builder("other", "default", "https://other.example").build(),
            new RemoteRepository.Builder("mirror", "default", "https://mirror.example")
                .setMirroredRepositories(List.of(CENTRAL))
                .build());

    run("maven-archetype", "0.1-SNAPSHOT");

    assertThat(wrapper()).contains("distributionUrl=https://mirror.example/org/apache/maven/");
  }

  @Test
  void aBuildWithoutCentralIsAnError() {
    remotes =
        List.of(new RemoteRepository.Builder("other", "default", "https://other.example").build());

    assertThatThrownBy(() -> run("maven-archetype", "0.1-SNAPSHOT"))
        .isInstanceOf(MojoFailureException.class)
        .hasMessage("This build has no repository called central.");
  }

  @Test
  void aSnapshotHasTheRecordedChecksumsAlone() throws Exception {
    fixture.file("common/" + Checksums.PATH, "00  org/a/1/a-1.jar\n");

    run("maven-archetype", "0.1-SNAPSHOT");

    assertThat(resource(Checksums.PATH)).hasContent("00  org/a/1/a-1.jar\n");
  }

  @Test
  void aReleaseNamesTheChecksumOfItsOwnPlugin() throws Exception {
    fixture.file("common/" + Checksums.PATH, "00  org/a/1/a-1.jar\n");
    artifacts.put(
        "azure-functions-spotbugs-plugin", Files.writeString(folder.resolve("own.jar"), "abc"));

    run("maven-archetype", "0.1");

    assertThat(resource(Checksums.PATH))
        .hasContent(
            "00  org/a/1/a-1.jar\n"
                + "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
                + "  azure-functions-spotbugs-plugin/0.1.jar\n");
  }

  @Test
  void aReleaseNeedsItsOwnPluginFirst() {
    assertThatThrownBy(() -> run("maven-archetype", "0.1"))
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageContaining("azure-functions-spotbugs-plugin:jar:0.1 could not be had.")
        .hasMessageContaining("Build it before the recipes.");
  }

  private void run(String packaging, String version) throws Exception {
    AssembleMojo mojo = new AssembleMojo(repositories());
    Fixture.set(mojo, "project", project(packaging, version));
    Fixture.set(mojo, "session", session());
    Fixture.set(mojo, "archetypes", folder.toFile());
    Fixture.set(mojo, "wrapperVersion", "3.3.4");
    Fixture.set(mojo, "mavenVersion", "3.9.16");
    Fixture.set(mojo, "mavenSha256", Fixture.SHA);
    mojo.execute();
  }

  private MavenProject project(String packaging, String version) {
    Model model = new Model();
    model.setGroupId(Fixture.GROUP);
    model.setArtifactId("tiny-archetype");
    model.setVersion(version);
    model.setPackaging(packaging);
    model.setName("Tiny");
    model.setDescription("One line.");
    model.getProperties().putAll(Fixture.PINS);
    model.setBuild(new Build());
    model.getBuild().setDirectory(build.toString());
    MavenProject project =
        new MavenProject(model) {
          @Override
          public List<RemoteRepository> getRemoteProjectRepositories() {
            return remotes;
          }
        };
    project.setFile(folder.resolve("tiny/pom.xml").toFile());
    return project;
  }

  private RepositorySystem repositories() {
    return (RepositorySystem)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {RepositorySystem.class},
            (proxy, method, arguments) -> resolve((ArtifactRequest) arguments[1]));
  }

  private ArtifactResult resolve(ArtifactRequest request) throws ArtifactResolutionException {
    ArtifactResult result = new ArtifactResult(request);
    Path file = artifacts.get(request.getArtifact().getArtifactId());
    if (file == null) {
      throw new ArtifactResolutionException(List.of(result));
    }
    return result.setArtifact(request.getArtifact().setFile(file.toFile()));
  }

  private DefaultRepositorySystemSession session() {
    LocalRepositoryManager manager =
        (LocalRepositoryManager)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {LocalRepositoryManager.class},
                (proxy, method, arguments) ->
                    "%s/%s.jar"
                        .formatted(
                            ((Artifact) arguments[0]).getArtifactId(),
                            ((Artifact) arguments[0]).getVersion()));
    return new DefaultRepositorySystemSession().setLocalRepositoryManager(manager);
  }

  private Path resource(String path) {
    return build.resolve("archetype/archetype-resources").resolve(path);
  }

  private String wrapper() throws IOException {
    return Files.readString(resource(".mvn/wrapper/maven-wrapper.properties"));
  }
}
