package io.github.azurefunctionscookbook.recipe;

import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Records which recipe made this project, where that was never recorded or got lost. Nothing is
 * recorded unless the project resembles what the recipe renders.
 */
@Mojo(name = "adopt", aggregator = true)
public final class AdoptMojo extends AbstractMojo {
  private final ArchetypesFactory archetypes;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  @Parameter(defaultValue = "${project.basedir}", readonly = true, required = true)
  private File basedir;

  /** The recipe's name, such as {@code http-api}. */
  @Parameter(property = "recipe", required = true)
  private String recipe;

  /** The version that generated the project, or the one that resembles it most. */
  @Parameter(property = "recipeVersion", required = true)
  private String recipeVersion;

  /** The answer at the time; without it, what pom.xml says. */
  @Parameter(property = "groupId", defaultValue = "${project.groupId}")
  private String groupId;

  /** The answer at the time; without it, what pom.xml says. */
  @Parameter(property = "artifactId", defaultValue = "${project.artifactId}")
  private String artifactId;

  /** The answer at the time; without it, what pom.xml says. */
  @Parameter(property = "version", defaultValue = "${project.version}")
  private String version;

  /** The answer at the time; without it, the groupId. */
  @Parameter(property = "package")
  private String packageName;

  /** The answer at the time; without it, what pom.xml compiles for. */
  @Parameter(property = "javaVersion", defaultValue = "${maven.compiler.release}")
  private String javaVersion;

  /** Records the answers although others are recorded, or the resemblance is small. */
  @Parameter(property = "force", defaultValue = "false")
  private boolean force;

  @Inject
  AdoptMojo(ArchetypesFactory archetypes) {
    this.archetypes = archetypes;
  }

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    Goal.run(this::adopt);
  }

  private void adopt() throws IOException, MojoFailureException {
    Project project = new Project(basedir.toPath());
    ProjectLock.during(project, () -> adopt(project));
  }

  private void adopt(Project project) throws IOException {
    Transaction transaction = new Transaction(project, Disk.REAL);
    transaction.recover();
    if (project.isLink(Answers.FILE)) {
      throw new RecipeException(Answers.FILE + " is a symbolic link, which is not followed.");
    }
    byte[] recorded = project.read(Answers.FILE);
    if (recorded != null && !force) {
      throw new RecipeException(
          Answers.FILE + " is there already. To replace what it says, add -Dforce.");
    }
    Answers answers =
        new Answers(
            recipe + "-archetype",
            recipeVersion,
            Map.of(
                Inputs.GROUP_ID.name(), groupId,
                Inputs.ARTIFACT_ID.name(), artifactId,
                Inputs.VERSION.name(), version,
                Inputs.PACKAGE.name(), packageName == null ? groupId : packageName,
                Inputs.JAVA_VERSION.name(), javaVersion == null ? "" : javaVersion));
    Rendering rendering = archetypes.in(session).render(answers);
    Resemblance resemblance = Resemblance.of(rendering, project);
    if (!resemblance.isEnough() && !force) {
      throw new RecipeException(
          ("This project does not resemble %s: %s, and %d %% are needed. Check recipe, "
                  + "version and -Dpackage; nothing was written. -Dforce records it all the same.")
              .formatted(answers.title(), resemblance.words(), Resemblance.ENOUGH_PERCENT));
    }
    Merge write = new Merge(Outcome.ADD, rendering.files().get(Answers.FILE), 0, List.of());
    transaction.write(List.of(new Change(Answers.FILE, recorded, write)));
    getLog().info("Recorded %s: %s.".formatted(answers.title(), resemblance.words()));
  }
}
