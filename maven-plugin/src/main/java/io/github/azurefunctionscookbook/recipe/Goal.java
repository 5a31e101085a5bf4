package io.github.azurefunctionscookbook.recipe;

import java.io.IOException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/** The work of a goal, with its failures told in Maven's way. */
@FunctionalInterface
interface Goal {
  void work() throws IOException, MojoFailureException;

  static void run(Goal goal) throws MojoExecutionException, MojoFailureException {
    try {
      goal.work();
    } catch (RecipeException e) {
      throw new MojoFailureException(e.getMessage(), e);
    } catch (IOException e) {
      throw new MojoExecutionException(
          "The disk did not do what was asked: "
              + e
              + ". Run the same goal again: it finishes or undoes what it had begun.",
          e);
    }
  }
}
