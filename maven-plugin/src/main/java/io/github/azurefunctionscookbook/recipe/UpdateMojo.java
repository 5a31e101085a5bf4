package io.github.azurefunctionscookbook.recipe;

import java.io.File;
import java.io.IOException;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Brings a newer version of its recipe into this project. Each file is merged from three sides; all
 * files are written, or none. Fails when a conflict is left, after writing, so that no script can
 * miss it.
 */
@Mojo(name = "update", aggregator = true)
public final class UpdateMojo extends AbstractMojo {
  private final ArchetypesFactory archetypes;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  @Parameter(defaultValue = "${project.basedir}", readonly = true, required = true)
  private File basedir;

  /** The version of the recipe to update to; without it, the newest. */
  @Parameter(property = "toVersion")
  private String toVersion;

  /** Another Java release for the project: 17, 21 or 25. */
  @Parameter(property = "javaVersion")
  private String javaVersion;

  /** Whether the newest version may be a snapshot. */
  @Parameter(property = "snapshots", defaultValue = "false")
  private boolean snapshots;

  /** Goes on although git holds changes that are not committed. */
  @Parameter(property = "force", defaultValue = "false")
  private boolean force;

  @Inject
  UpdateMojo(ArchetypesFactory archetypes) {
    this.archetypes = archetypes;
  }

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    Goal.run(this::update);
  }

  private void update() throws IOException, MojoFailureException {
    Project project = new Project(basedir.toPath());
    ProjectLock.during(project, () -> update(project));
  }

  private void update(Project project) throws IOException, MojoFailureException {
    Transaction transaction = new Transaction(project, Disk.REAL);
    if (transaction.recover()) {
      getLog().info("An interrupted update is finished now. Look through it with git diff.");
      return;
    }
    if (!force) {
      new WorkTree(project.folder()).requireClean();
    }
    Update update = Update.of(project, archetypes.in(session), toVersion, javaVersion, snapshots);
    Report report = new Report(update, getLog());
    report.changes();
    if (!update.plan().touched().isEmpty()) {
      transaction.write(update.plan().touched());
    }
    report.looks();
    if (update.plan().conflicts() > 0) {
      throw new MojoFailureException(
          ("The update is written. %d conflict(s) are left: edit what stands between "
                  + "<<<<<<< and >>>>>>>, then run verify.")
              .formatted(update.plan().conflicts()));
    }
  }
}
