package io.github.azurefunctionscookbook.recipe;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.maven.archetype.ArchetypeGenerationRequest;
import org.apache.maven.archetype.ArchetypeGenerationResult;
import org.apache.maven.archetype.generator.ArchetypeGenerator;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.VersionRangeRequest;
import org.eclipse.aether.resolution.VersionRangeResolutionException;
import org.eclipse.aether.version.Version;

/**
 * The published recipes: which versions there are, and what they render. They come from where Maven
 * gets its plugins.
 */
record Archetypes(
    RepositorySystem system,
    RepositorySystemSession session,
    List<RemoteRepository> repositories,
    ArchetypeGenerator generator) {

  private static final String SCRIPT = "META-INF/archetype-post-generate.groovy";

  /** The answer to the archetype's own check, which {@link Answers} has made already. */
  private static final String CHECK = "inputs";

  /**
   * The versions of a recipe, oldest first.
   *
   * @param snapshots whether versions that may still change count
   */
  List<String> versions(String artifactId, boolean snapshots) {
    DefaultArtifact all = new DefaultArtifact(Answers.GROUP, artifactId, "jar", "[0,)");
    try {
      return system
          .resolveVersionRange(session, new VersionRangeRequest(all, repositories, null))
          .getVersions()
          .stream()
          .map(Version::toString)
          .filter(version -> snapshots || !version.endsWith("-SNAPSHOT"))
          .filter(Inputs.VERSION::allows)
          .toList();
    } catch (VersionRangeResolutionException e) {
      throw new RecipeException(
          "The versions of %s could not be found out: %s".formatted(artifactId, e.getMessage()), e);
    }
  }

  /**
   * Renders a recipe with answers, in a folder of its own that is gone afterwards. No script of the
   * archetype runs.
   *
   * @throws RecipeException when the recipe is not to be had, or asks what this plugin does not
   *     know
   */
  Rendering render(Answers answers) {
    Path jar = resolve(answers);
    Path folder = null;
    try {
      folder = Files.createTempDirectory("recipe-");
      Path archetype = withoutScript(jar, folder.resolve("archetype.jar"));
      Path output = Files.createDirectory(folder.resolve("output"));
      ArchetypeGenerationResult result = new ArchetypeGenerationResult();
      generator.generateArchetype(request(answers, output), archetype.toFile(), result);
      if (result.getCause() != null) {
        throw new RecipeException(
            "%s could not be rendered; it may need a newer version of this plugin: %s"
                .formatted(answers.title(), result.getCause().getMessage()),
            result.getCause());
      }
      return Rendering.of(output.resolve(answers.values().get(Inputs.ARTIFACT_ID.name())));
    } catch (IOException e) {
      throw new RecipeException(
          "%s could not be rendered: %s".formatted(answers.title(), e.getMessage()), e);
    } finally {
      delete(folder);
    }
  }

  private Path resolve(Answers answers) {
    DefaultArtifact artifact =
        new DefaultArtifact(Answers.GROUP, answers.artifactId(), "jar", answers.recipeVersion());
    try {
      return system
          .resolveArtifact(session, new ArtifactRequest(artifact, repositories, null))
          .getArtifact()
          .getFile()
          .toPath();
    } catch (ArtifactResolutionException e) {
      throw new RecipeException(
          ("%s is not to be had: %s%nNothing was changed. If that version is gone for "
                  + "good, record one"
                  + " that can be had and resembles this project: recipe:adopt"
                  + " -Drecipe=%s -DrecipeVersion=<version>")
              .formatted(answers.title(), e.getMessage(), answers.recipe()),
          e);
    }
  }

  private static ArchetypeGenerationRequest request(Answers answers, Path output) {
    Properties properties = new Properties();
    properties.putAll(answers.values());
    properties.setProperty(CHECK, "checked");
    ArchetypeGenerationRequest request = new ArchetypeGenerationRequest();
    request.setArchetypeGroupId(Answers.GROUP);
    request.setArchetypeArtifactId(answers.artifactId());
    request.setArchetypeVersion(answers.recipeVersion());
    request.setGroupId(answers.values().get(Inputs.GROUP_ID.name()));
    request.setArtifactId(answers.values().get(Inputs.ARTIFACT_ID.name()));
    request.setVersion(answers.values().get(Inputs.VERSION.name()));
    request.setPackage(answers.values().get(Inputs.PACKAGE.name()));
    request.setProperties(properties);
    request.setOutputDirectory(output.toString());
    request.setInteractiveMode(false);
    return request;
  }

  private static Path withoutScript(Path jar, Path target) throws IOException {
    try (InputStream in = Files.newInputStream(jar);
        ZipInputStream entries = new ZipInputStream(in);
        OutputStream out = Files.newOutputStream(target);
        ZipOutputStream copy = new ZipOutputStream(out)) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        if (!entry.getName().equals(SCRIPT)) {
          copy.putNextEntry(new ZipEntry(entry.getName()));
          entries.transferTo(copy);
          copy.closeEntry();
        }
      }
    }
    return target;
  }

  private static void delete(Path folder) {
    if (folder == null) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      // The system empties its temporary folder by itself; the result is not touched by this.
      folder.toFile().deleteOnExit();
    }
  }
}
