package io.github.azurefunctionscookbook.recipe;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The git work tree that a project is in, if it is in one. */
record WorkTree(Path folder) {
  private static final int MAX_SHOWN = 5;
  private static final int MAX_SECONDS = 60;

  /**
   * Refuses when git holds something of the project that is not committed, so that git can undo
   * whatever an update does.
   */
  void requireClean() {
    if (!isInGit()) {
      return;
    }
    List<String> changed = status();
    if (!changed.isEmpty()) {
      throw new RecipeException(
          ("The work tree has changes that are not committed (%s%s). Commit or stash them, "
                  + "so that git can undo the update; or go on with -Dforce.")
              .formatted(
                  String.join(", ", changed.subList(0, Math.min(MAX_SHOWN, changed.size()))),
                  changed.size() > MAX_SHOWN ? ", ..." : ""));
    }
  }

  private boolean isInGit() {
    for (Path at = folder.toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(".git"))) {
        return true;
      }
    }
    return false;
  }

  private List<String> status() {
    try {
      // Nothing that the repository's own configuration could start is started.
      Process git =
          new ProcessBuilder(
                  "git",
                  "-c",
                  "core.fsmonitor=false",
                  "status",
                  "--porcelain",
                  "--untracked-files=normal",
                  "--",
                  ".")
              .directory(folder.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      git.getOutputStream().close();
      String printed = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!git.waitFor(MAX_SECONDS, TimeUnit.SECONDS) || git.exitValue() != 0) {
        git.destroy();
        throw unknown(null);
      }
      return printed.lines().map(line -> line.substring(Math.min(3, line.length()))).toList();
    } catch (IOException e) {
      throw unknown(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unknown(e);
    }
  }

  private static RecipeException unknown(Exception cause) {
    return new RecipeException(
        "This is a git work tree, but git could not say whether everything is committed. "
            + "Make git work here, or go on with -Dforce.",
        cause);
  }
}
