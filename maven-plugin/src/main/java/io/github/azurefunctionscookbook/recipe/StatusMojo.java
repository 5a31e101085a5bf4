package io.github.azurefunctionscookbook.recipe;

import java.io.File;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Tells which recipe made this project, whether there is a newer one, and which files differ. */
@Mojo(name = "status", aggregator = true)
public final class StatusMojo extends AbstractMojo {
  private final ArchetypesFactory archetypes;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  @Parameter(defaultValue = "${project.basedir}", readonly = true, required = true)
  private File basedir;

  /** Whether a snapshot counts as a newer version. */
  @Parameter(property = "snapshots", defaultValue = "false")
  private boolean snapshots;

  /** {@code text}, or {@code json}: then nothing but one JSON object goes to standard output. */
  @Parameter(property = "format", defaultValue = "text")
  private String format;

  /** Fails when there is a newer version, for CI. */
  @Parameter(property = "failIfOutdated", defaultValue = "false")
  private boolean failIfOutdated;

  @Inject
  StatusMojo(ArchetypesFactory archetypes) {
    this.archetypes = archetypes;
  }

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    Goal.run(this::status);
  }

  private void status() throws MojoFailureException {
    if (!format.equals("text") && !format.equals("json")) {
      throw new RecipeException("-Dformat: allowed are text and json.");
    }
    Status status = Status.of(new Project(basedir.toPath()), archetypes.in(session), snapshots);
    if (format.equals("json")) {
      System.out.println(status.json());
    } else {
      status.words().forEach(getLog()::info);
    }
    if (failIfOutdated && status.isOutdated()) {
      throw new MojoFailureException(
          "This project was made with %s; %s is out."
              .formatted(status.recorded().title(), status.newest()));
    }
  }
}
