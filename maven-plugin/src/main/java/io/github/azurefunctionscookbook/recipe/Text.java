package io.github.azurefunctionscookbook.recipe;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The content of a file as lines, whatever the file's line endings are. Bytes are kept as they are:
 * each is one character here, so that no encoding can lose one.
 *
 * @param lines without line endings
 * @param closed whether the last line ends with a line ending; true for an empty file
 * @param windows whether most lines end with CR and LF
 */
record Text(List<String> lines, boolean closed, boolean windows) {

  /** Whether the content can be merged by lines: as for git, a zero byte says that it cannot. */
  static boolean isText(byte[] content) {
    for (byte b : content) {
      if (b == 0) {
        return false;
      }
    }
    return true;
  }

  static Text of(byte[] content) {
    String all = new String(content, StandardCharsets.ISO_8859_1);
    List<String> lines = new ArrayList<>();
    int start = 0;
    int windows = 0;
    for (int end = all.indexOf('\n'); end >= 0; end = all.indexOf('\n', start)) {
      boolean carriageReturn = end > start && all.charAt(end - 1) == '\r';
      windows += carriageReturn ? 1 : 0;
      lines.add(all.substring(start, carriageReturn ? end - 1 : end));
      start = end + 1;
    }
    boolean closed = start == all.length();
    int ended = lines.size();
    if (!closed) {
      lines.add(all.substring(start));
    }
    return new Text(List.copyOf(lines), closed, windows * 2 > ended);
  }

  /** The same lines under other line endings. */
  Text withWindows(boolean value) {
    return new Text(lines, closed, value);
  }

  /** Whether two contents differ in nothing but line endings. */
  boolean sameLines(Text other) {
    return closed == other.closed && lines.equals(other.lines);
  }

  byte[] bytes() {
    String end = windows ? "\r\n" : "\n";
    String all = String.join(end, lines) + (closed && !lines.isEmpty() ? end : "");
    return all.getBytes(StandardCharsets.ISO_8859_1);
  }
}
