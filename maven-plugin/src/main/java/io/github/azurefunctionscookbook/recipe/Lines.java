package io.github.azurefunctionscookbook.recipe;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.jgit.diff.DiffAlgorithm;
import org.eclipse.jgit.diff.DiffAlgorithm.SupportedAlgorithm;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.eclipse.jgit.merge.MergeAlgorithm;
import org.eclipse.jgit.merge.MergeChunk;
import org.eclipse.jgit.merge.MergeChunk.ConflictState;
import org.eclipse.jgit.merge.MergeFormatter;
import org.eclipse.jgit.merge.MergeResult;

/**
 * Lines merged from two sides over what both started from, as git merges them.
 *
 * @param lines the result; a conflict stands in it between git's markers
 * @param conflicts how many conflicts there are
 */
record Lines(List<String> lines, int conflicts) {

  static Lines merge(List<String> base, List<String> ours, List<String> theirs, Labels labels) {
    MergeResult<RawText> merged =
        new MergeAlgorithm(DiffAlgorithm.getAlgorithm(SupportedAlgorithm.HISTOGRAM))
            .merge(RawTextComparator.DEFAULT, raw(base), raw(ours), raw(theirs));
    int conflicts = 0;
    for (MergeChunk chunk : merged) {
      conflicts += chunk.getConflictState() == ConflictState.FIRST_CONFLICTING_RANGE ? 1 : 0;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      new MergeFormatter()
          .formatMerge(
              bytes,
              merged,
              List.of("base", labels.ours(), labels.theirs()),
              StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException("Writing into memory failed", e);
    }
    return new Lines(Text.of(bytes.toByteArray()).lines(), conflicts);
  }

  private static RawText raw(List<String> lines) {
    return new RawText(new Text(lines, true, false).bytes());
  }
}
