package io.github.azurefunctionscookbook.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The lines that {@code recipe:diff -Dlines} shows. */
class PatchTest {
  @Test
  void showsChangedLinesInTheirPlace() {
    assertThat(patch("1\n2\n3\n", "1\ntwo\n3\n", Outcome.MERGE))
        .containsExactly("--- a/a.txt", "+++ b/a.txt", "@@ -1,3 +1,3 @@", " 1", "-2", "+two", " 3");
  }

  @Test
  void showsNewAndDeletedFilesAsGitDoes() {
    assertThat(patch(null, "1\n", Outcome.ADD))
        .containsExactly("--- /dev/null", "+++ b/a.txt", "@@ -0,0 +1 @@", "+1");
    assertThat(patch("1\n", null, Outcome.DELETE))
        .containsExactly("--- a/a.txt", "+++ /dev/null", "@@ -1 +0,0 @@", "-1");
  }

  @Test
  void showsNoByteOfWhatIsNoText() {
    assertThat(patch("1\n", "\0", Outcome.REPLACE))
        .containsExactly("--- a/a.txt", "+++ b/a.txt", "(not a text)");
    assertThat(patch("\0", "1\n", Outcome.REPLACE)).endsWith("(not a text)");
  }

  private static List<String> patch(String ours, String content, Outcome outcome) {
    Merge merge = new Merge(outcome, bytes(content), 0, List.of());
    return Patch.of(new Change("a.txt", bytes(ours), merge));
  }

  private static byte[] bytes(String text) {
    return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
  }
}
