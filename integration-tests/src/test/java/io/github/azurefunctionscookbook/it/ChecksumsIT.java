package io.github.azurefunctionscookbook.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurefunctionscookbook.it.Maven.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.maven.model.Model;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The build of a generated project takes no artifact that is another than recorded, and a strict
 * one none that is not recorded. BuildIT builds every recipe strictly.
 */
class ChecksumsIT {
  /** A goal that works anywhere, of a plugin that no generated project has. */
  private static final String UNLISTED =
      "org.apache.maven.plugins:maven-archetype-plugin:" + Cookbook.ARCHETYPE_PLUGIN + ":help";

  /** A local repository that is empty at first; what it lacks comes from that of this build. */
  @TempDir private Path repository;

  @TempDir private Path folder;
  private GeneratedProject project;
  private Model pom;

  @BeforeEach
  void copyProject() {
    project = Cookbook.anyRecipe().renamed().copyTo(folder.resolve("project"));
    pom = Cookbook.model(project.folder());
  }

  @Test
  void aTamperedLibraryStopsEveryBuild() throws IOException {
    String name = "azure-functions-java-library";
    String version =
        pom.getDependencies().stream()
            .filter(dependency -> dependency.getArtifactId().equals(name))
            .findFirst()
            .orElseThrow()
            .getVersion();
    tamper("com/microsoft/azure/functions", name, version);

    assertRefused(maven("dependency:resolve"), name, "checksum mismatch");
  }

  @Test
  void aTamperedPluginStopsEveryBuild() throws IOException {
    String name = "maven-enforcer-plugin";
    String version =
        pom.getBuild().getPluginsAsMap().get("org.apache.maven.plugins:" + name).getVersion();
    tamper("org/apache/maven/plugins", name, version);

    assertRefused(maven("validate"), name, "checksum mismatch");
  }

  @Test
  void anUnlistedPluginStopsTheStrictBuildOnly() {
    assertSucceeds(maven(UNLISTED));
    assertRefused(maven(UNLISTED, Checksums.STRICT), "maven-archetype-plugin", "Missing");
  }

  @Test
  void aNewLibraryIsLetThroughOnceRecordedAndNoMoreWhenItIsReplaced() {
    Releases releases = new Releases(folder.resolve("releases"));
    releases.release("library", "1.0", Map.of("content", new byte[] {1}));
    project.addDependency(Cookbook.GROUP, "library", "1.0");
    String settings = "--settings=" + releases.settings();
    List<String> before = project.text(Checksums.FILE).lines().toList();

    assertRefused(maven("dependency:resolve", settings, Checksums.STRICT), ":library:", "Missing");
    assertSucceeds(maven("dependency:resolve", settings, Checksums.RECORD));
    assertThat(project.text(Checksums.FILE).lines())
        .containsAll(before)
        .anyMatch(line -> line.endsWith("/library/1.0/library-1.0.jar"));
    assertSucceeds(maven("dependency:resolve", settings, Checksums.STRICT));

    GeneratedProject.delete(repository.resolve(Cookbook.GROUP.replace('.', '/')));
    releases.release("library", "1.0", Map.of("content", new byte[] {2}));
    assertRefused(maven("dependency:resolve", settings), "library:jar:1.0", "checksum mismatch");
  }

  private Run maven(String... arguments) {
    return Maven.maven3().run(project.folder(), repository, List.of(arguments), new Properties());
  }

  /** Puts a jar into the local repository that has one byte more than it should. */
  private void tamper(String group, String name, String version) throws IOException {
    String path = "%s/%s/%s/%2$s-%3$s.jar".formatted(group, name, version);
    Path jar = repository.resolve(path);
    Files.createDirectories(jar.getParent());
    Files.copy(Maven.REPOSITORY.resolve(path), jar);
    Files.write(jar, new byte[1], StandardOpenOption.APPEND);
  }

  private static void assertSucceeds(Run run) {
    assertThat(run.succeeded()).as(run::text).isTrue();
  }

  private static void assertRefused(Run run, String artifact, String reason) {
    assertThat(run.succeeded()).as(run::text).isFalse();
    assertThat(run.lines())
        .anySatisfy(line -> assertThat(line).contains("ERROR", artifact, reason));
  }
}
