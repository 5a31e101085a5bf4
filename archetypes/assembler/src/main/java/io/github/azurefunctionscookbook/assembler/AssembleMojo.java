package io.github.azurefunctionscookbook.assembler;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/** Writes a recipe's archetype to {@code target/archetype}, and the answers of its samples. */
@Mojo(name = "assemble", defaultPhase = LifecyclePhase.PREPARE_PACKAGE, threadSafe = true)
public class AssembleMojo extends AbstractMojo {

  /** What the build of a generated project takes of this catalogue. */
  private static final String OWN = "azure-functions-spotbugs-plugin";

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project;

  @Parameter(defaultValue = "${repositorySystemSession}", readonly = true, required = true)
  private RepositorySystemSession session;

  /** The folder that holds common, layers and descriptor. */
  @Parameter(defaultValue = "${project.basedir}/..", required = true)
  private File archetypes;

  /** The version of the Maven wrapper's distribution. */
  @Parameter(defaultValue = "${maven-wrapper-distribution.version}", required = true)
  private String wrapperVersion;

  /** The version of the Maven that the wrapper starts. */
  @Parameter(defaultValue = "${wrapped-maven.version}", required = true)
  private String mavenVersion;

  /** The SHA-256 of that Maven's bin.zip. */
  @Parameter(defaultValue = "${wrapped-maven.sha256}", required = true)
  private String mavenSha256;

  private final RepositorySystem repositories;

  @Inject
  public AssembleMojo(RepositorySystem repositories) {
    this.repositories = repositories;
  }

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    if (!project.getPackaging().equals("maven-archetype")) {
      return;
    }
    Path build = Path.of(project.getBuild().getDirectory());
    try {
      Recipe recipe = recipe();
      Path target = emptied(build.resolve("archetype"));
      Map<String, String> properties = new TreeMap<>();
      project.getProperties().forEach((key, value) -> properties.put("" + key, "" + value));
      new Assembly(
              recipe, archetypes.toPath().normalize(), new Pins(properties), wrapper(), checksums())
          .write(target);
      Samples.write(emptied(build.resolve("samples")), recipe.id());
    } catch (AssemblyException e) {
      throw new MojoFailureException(e.getMessage(), e);
    } catch (IOException e) {
      throw new MojoExecutionException("The recipe could not be assembled: " + e.getMessage(), e);
    }
  }

  private Recipe recipe() {
    return new Recipe(
        project.getGroupId(),
        project.getArtifactId(),
        project.getVersion(),
        project.getName(),
        project.getDescription(),
        project.getBasedir().toPath());
  }

  private Checksums checksums() throws MojoExecutionException {
    if (project.getVersion().endsWith("-SNAPSHOT")) {
      // Maven does not check snapshots.
      return new Checksums(Map.of());
    }
    Artifact own = new DefaultArtifact(project.getGroupId(), OWN, "jar", project.getVersion());
    String path = session.getLocalRepositoryManager().getPathForLocalArtifact(own);
    return new Checksums(Map.of(path, resolve(own, "Build it before the recipes.")));
  }

  private Wrapper wrapper() throws MojoExecutionException {
    DefaultArtifact distribution =
        new DefaultArtifact(
            "org.apache.maven.wrapper:maven-wrapper-distribution:zip:only-script:"
                + wrapperVersion);
    return new Wrapper(
        resolve(distribution, "It is the Maven wrapper."),
        wrapperVersion,
        mavenVersion,
        mavenSha256,
        central(project.getRemoteProjectRepositories()));
  }

  private Path resolve(Artifact artifact, String remedy) throws MojoExecutionException {
    List<RemoteRepository> remotes = project.getRemoteProjectRepositories();
    try {
      return repositories
          .resolveArtifact(session, new ArtifactRequest(artifact, remotes, null))
          .getArtifact()
          .getFile()
          .toPath();
    } catch (ArtifactResolutionException e) {
      throw new MojoExecutionException(artifact + " could not be had. " + remedy, e);
    }
  }

  private static String central(List<RemoteRepository> remotes) {
    return remotes.stream()
        .filter(AssembleMojo::servesCentral)
        .map(RemoteRepository::getUrl)
        .findFirst()
        .orElseThrow(() -> new AssemblyException("This build has no repository called central."));
  }

  private static boolean servesCentral(RemoteRepository repository) {
    return repository.getId().equals("central")
        || repository.getMirroredRepositories().stream().anyMatch(AssembleMojo::servesCentral);
  }

  private static Path emptied(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    return Files.createDirectories(folder);
  }
}
