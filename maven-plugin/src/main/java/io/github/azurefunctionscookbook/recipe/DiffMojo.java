package io.github.azurefunctionscookbook.recipe;

import java.io.File;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Shows what {@code recipe:update} would do, file by file, and touches nothing. */
@Mojo(name = "diff", aggregator = true)
public final class DiffMojo extends AbstractMojo {
  private final ArchetypesFactory archetypes;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  @Parameter(defaultValue = "${project.basedir}", readonly = true, required = true)
  private File basedir;

  /** The version of the recipe to compare with; without it, the newest. */
  @Parameter(property = "toVersion")
  private String toVersion;

  /** Another Java release for the project: 17, 21 or 25. */
  @Parameter(property = "javaVersion")
  private String javaVersion;

  /** Whether the newest version may be a snapshot. */
  @Parameter(property = "snapshots", defaultValue = "false")
  private boolean snapshots;

  /** Whether the changed lines are shown, too. */
  @Parameter(property = "lines", defaultValue = "false")
  private boolean lines;

  @Inject
  DiffMojo(ArchetypesFactory archetypes) {
    this.archetypes = archetypes;
  }

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    Goal.run(
        () -> {
          Project project = new Project(basedir.toPath());
          Update update =
              Update.of(project, archetypes.in(session), toVersion, javaVersion, snapshots);
          Report report = new Report(update, getLog());
          report.changes();
          report.looks();
          if (lines) {
            update.plan().touched().stream()
                .flatMap(change -> Patch.of(change).stream())
                .forEach(line -> getLog().info(line));
          }
        });
  }
}
