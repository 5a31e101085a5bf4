package io.github.azurefunctionscookbook.recipe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * A generated project on disk. Paths come from recipes and from files that anybody may have edited,
 * so each is checked: none leaves the project, and no symbolic link is followed.
 */
record Project(Path folder) {
  private static final Pattern SAFE =
      Pattern.compile("(?!(.*/)?[.]{1,2}(/|$))[^/\\\\:\\p{Cntrl}]+(/[^/\\\\:\\p{Cntrl}]+)*");
  private static final Pattern GIT = Pattern.compile("(?i)(.*/)?[.]git(/.*)?");

  /**
   * The answers that the project records.
   *
   * @throws RecipeException when there are none, or they are not allowed
   */
  Answers answers() {
    if (isLink(Answers.FILE)) {
      throw new RecipeException(Answers.FILE + " is a symbolic link, which is not followed.");
    }
    byte[] file = read(Answers.FILE);
    if (file == null) {
      throw new RecipeException(
          ("There is no %s here, so nobody knows which recipe made this project. Say it "
                  + "once: recipe:adopt -Drecipe=<recipe> -DrecipeVersion=<version>")
              .formatted(Answers.FILE));
    }
    return Answers.read(file);
  }

  /** The content of a file; null when there is none. */
  byte[] read(String path) {
    Path file = resolve(path);
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return null;
    }
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new RecipeException(
          "%s is in the way: the recipe has a file of that name. Nothing was changed."
              .formatted(path));
    }
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new RecipeException("%s could not be read: %s".formatted(path, e.getMessage()), e);
    }
  }

  /** Whether the file, or a folder on the way to it, is a symbolic link. */
  boolean isLink(String path) {
    Path current = folder;
    for (Path name : folder.relativize(resolve(path))) {
      current = current.resolve(name);
      if (Files.isSymbolicLink(current)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The place of a file.
   *
   * @param path relative, with slashes
   * @throws RecipeException when the path leaves the project, or leads into git's own folder
   */
  Path resolve(String path) {
    if (!SAFE.matcher(path).matches() || GIT.matcher(path).matches()) {
      throw new RecipeException("The path " + path + " is refused: it leads out of the project.");
    }
    return folder.resolve(path);
  }

  /** Whether most of the project's texts have Windows line endings. */
  boolean isWindows(Rendering base) {
    int windows = 0;
    for (String path : base.files().keySet()) {
      byte[] content = isLink(path) ? null : read(path);
      if (content != null && Text.isText(content)) {
        windows += Text.of(content).windows() ? 1 : -1;
      }
    }
    return windows > 0;
  }
}
