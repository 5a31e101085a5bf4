package io.github.azurefunctionscookbook.recipe;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.diff.DiffAlgorithm;
import org.eclipse.jgit.diff.DiffAlgorithm.SupportedAlgorithm;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

/** A change as the lines of a unified diff. */
final class Patch {
  private Patch() {}

  static List<String> of(Change change) {
    byte[] before = change.ours() == null ? new byte[0] : change.ours();
    byte[] after = change.merge().content() == null ? new byte[0] : change.merge().content();
    List<String> lines = new ArrayList<>();
    lines.add("--- " + (change.ours() == null ? "/dev/null" : "a/" + change.path()));
    lines.add("+++ " + (change.outcome() == Outcome.DELETE ? "/dev/null" : "b/" + change.path()));
    if (!Text.isText(before) || !Text.isText(after)) {
      lines.add("(not a text)");
      return lines;
    }
    RawText old = new RawText(before);
    RawText updated = new RawText(after);
    EditList edits =
        DiffAlgorithm.getAlgorithm(SupportedAlgorithm.HISTOGRAM)
            .diff(RawTextComparator.DEFAULT, old, updated);
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try (DiffFormatter formatter = new DiffFormatter(text)) {
      formatter.format(edits, old, updated);
    } catch (IOException e) {
      throw new UncheckedIOException("Writing into memory failed", e);
    }
    text.toString(StandardCharsets.UTF_8).lines().forEach(lines::add);
    return lines;
  }
}
