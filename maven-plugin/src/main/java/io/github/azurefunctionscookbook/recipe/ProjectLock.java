package io.github.azurefunctionscookbook.recipe;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.apache.maven.plugin.MojoFailureException;

/** Keeps two goals from writing into one project at the same time, in whatever processes. */
final class ProjectLock {
  private ProjectLock() {}

  /**
   * Does work under the lock of a project, which is given back however the process ends.
   *
   * @throws RecipeException when another goal has the lock
   */
  static void during(Project project, Goal work) throws IOException, MojoFailureException {
    String name = System.getProperty("user.name") + "\n" + project.folder().toRealPath();
    UUID id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    // Outside the project, where nothing has to be ignored or cleaned up.
    Path file = Path.of(System.getProperty("java.io.tmpdir"), "recipe-" + id + ".lock");
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      if (lock(channel) == null) {
        throw new RecipeException(
            "Another recipe goal is at work in this project. Run this one when it has ended.");
      }
      work.work();
    }
  }

  private static FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // The other goal runs in this process.
      return null;
    }
  }
}
