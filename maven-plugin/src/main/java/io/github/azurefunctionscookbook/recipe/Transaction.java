package io.github.azurefunctionscookbook.recipe;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes all changes of an update or none, even when the process is killed half-way.
 *
 * <p>First every new content is written into {@code .mvn/recipe-update/}; then a journal of what to
 * do appears there, in one step; from then on the update is decided, and each file is put into its
 * place, in one step each. What was interrupted before the journal is undone by the next run, what
 * was interrupted after it is finished by the next run. While a journal is there, the generated
 * pom.xml refuses to build.
 */
final class Transaction {
  /** The folder that is there only while files are being written. */
  static final String FOLDER = ".mvn/recipe-update";

  private static final String JOURNAL = "journal";
  private static final String NOTHING = "-";
  private static final int MAX_JOURNAL_BYTES = 4 * 1024 * 1024;
  private static final Pattern STEP =
      Pattern.compile("(\\d{1,5}|-) ([0-9a-f]{64}|-) ([0-9a-f]{64}|-) (.+)");

  private final Project project;
  private final Disk disk;
  private final Path folder;
  private final Path journal;

  Transaction(Project project, Disk disk) {
    this.project = project;
    this.disk = disk;
    folder = project.resolve(FOLDER);
    journal = folder.resolve(JOURNAL);
  }

  /**
   * One file to put into its place or to delete.
   *
   * @param staged the name of the new content in the transaction's folder; "-" deletes
   * @param before the SHA-256 of the content that is replaced; "-" when there is no file
   * @param after the SHA-256 of the new content; "-" when the file is deleted
   */
  private record Step(String staged, String before, String after, String path) {
    String line() {
      return staged + " " + before + " " + after + " " + path + "\n";
    }

    boolean deletes() {
      return staged.equals(NOTHING);
    }
  }

  /** Whether an earlier update was interrupted after it was decided. */
  boolean isPending() {
    return Files.exists(journal, LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * Writes the changes, in their order.
   *
   * @throws IOException when the disk fails; the next run puts the project right
   */
  void write(List<Change> changes) throws IOException {
    rollBack();
    List<Step> steps = new ArrayList<>();
    Files.createDirectories(folder);
    for (Change change : changes) {
      requireUnchanged(change);
      byte[] content = change.merge().content();
      String staged = content == null ? NOTHING : Integer.toString(steps.size());
      if (content != null) {
        disk.write(folder.resolve(staged), content);
        copyMode(change, folder.resolve(staged));
      }
      steps.add(new Step(staged, sha256(change.ours()), sha256(content), change.path()));
    }
    StringBuilder text = new StringBuilder();
    steps.forEach(step -> text.append(step.line()));
    Path draft = folder.resolve(JOURNAL + ".draft");
    disk.write(draft, text.toString().getBytes(StandardCharsets.UTF_8));
    disk.move(draft, journal);
    finish(steps);
  }

  /**
   * Puts right what an interrupted update left.
   *
   * @return whether files were put into their places
   * @throws RecipeException when somebody changed one of the files since
   */
  boolean recover() throws IOException {
    if (project.isLink(FOLDER + "/" + JOURNAL)) {
      throw new RecipeException(FOLDER + " is a symbolic link, which is not followed.");
    }
    if (!isPending()) {
      rollBack();
      return false;
    }
    List<Step> steps = steps();
    List<String> changed = steps.stream().filter(this::isChangedSince).map(Step::path).toList();
    if (!changed.isEmpty()) {
      throw new RecipeException(
          ("An interrupted update cannot be finished, because these files were changed "
                  + "since: %s. Put your changes aside and run this again, or delete %s to keep "
                  + "every file as it is now.")
              .formatted(String.join(", ", changed), FOLDER));
    }
    finish(steps);
    return true;
  }

  private void requireUnchanged(Change change) throws IOException {
    if (project.isLink(change.path())
        || !Arrays.equals(project.read(change.path()), change.ours())) {
      rollBack();
      throw new RecipeException(
          change.path() + " was changed while the update was prepared. Nothing was written.");
    }
  }

  private void finish(List<Step> steps) throws IOException {
    for (Step step : steps) {
      Path target = project.resolve(step.path());
      if (step.deletes()) {
        disk.delete(target);
        deleteEmptyFolders(target.getParent());
      } else if (Files.exists(folder.resolve(step.staged()), LinkOption.NOFOLLOW_LINKS)) {
        Files.createDirectories(target.getParent());
        disk.move(folder.resolve(step.staged()), target);
      } else if (!sha256(project.read(step.path())).equals(step.after())) {
        throw new IOException("The new content of " + step.path() + " is gone");
      }
    }
    disk.delete(journal);
    rollBack();
  }

  private boolean isChangedSince(Step step) {
    if (project.isLink(step.path())) {
      return true;
    }
    String now = sha256(project.read(step.path()));
    boolean ready =
        step.deletes() || Files.exists(folder.resolve(step.staged()), LinkOption.NOFOLLOW_LINKS);
    return !now.equals(step.after()) && !(now.equals(step.before()) && ready);
  }

  private List<Step> steps() throws IOException {
    if (!Files.isRegularFile(journal, LinkOption.NOFOLLOW_LINKS)
        || Files.size(journal) > MAX_JOURNAL_BYTES) {
      throw damaged();
    }
    List<Step> steps = new ArrayList<>();
    for (String line : Files.readString(journal).split("\n")) {
      Matcher matcher = STEP.matcher(line);
      if (!matcher.matches()) {
        throw damaged();
      }
      Step step = new Step(matcher.group(1), matcher.group(2), matcher.group(3), matcher.group(4));
      Path staged = folder.resolve(step.staged());
      boolean there = !step.deletes() && Files.exists(staged, LinkOption.NOFOLLOW_LINKS);
      if (there
          && (!Files.isRegularFile(staged, LinkOption.NOFOLLOW_LINKS)
              || !sha256(Files.readAllBytes(staged)).equals(step.after()))) {
        throw damaged();
      }
      steps.add(step);
    }
    return steps;
  }

  private RecipeException damaged() {
    return new RecipeException(
        "%s was not written by this plugin, or is damaged. Delete it; no file of yours is in it."
            .formatted(FOLDER));
  }

  /** Removes what was staged and never decided. */
  private void rollBack() throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    List<Path> left;
    try (var files = Files.list(folder)) {
      left = files.toList();
    }
    for (Path file : left) {
      disk.delete(file);
    }
    disk.delete(folder);
  }

  private void deleteEmptyFolders(Path first) throws IOException {
    for (Path empty = first; !empty.equals(project.folder()); empty = empty.getParent()) {
      try {
        disk.delete(empty);
      } catch (DirectoryNotEmptyException e) {
        return;
      }
    }
  }

  /** A file keeps its mode; a new program can be started. */
  private void copyMode(Change change, Path staged) throws IOException {
    if (!Files.getFileStore(staged).supportsFileAttributeView("posix")) {
      return;
    }
    if (change.ours() != null) {
      Files.setPosixFilePermissions(
          staged, Files.getPosixFilePermissions(project.resolve(change.path())));
    } else if (Rendering.isProgram(change.path())) {
      Set<PosixFilePermission> mode = EnumSet.copyOf(Files.getPosixFilePermissions(staged));
      mode.add(PosixFilePermission.OWNER_EXECUTE);
      mode.add(PosixFilePermission.GROUP_EXECUTE);
      mode.add(PosixFilePermission.OTHERS_EXECUTE);
      Files.setPosixFilePermissions(staged, mode);
    }
  }

  private static String sha256(byte[] content) {
    if (content == null) {
      return NOTHING;
    }
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
