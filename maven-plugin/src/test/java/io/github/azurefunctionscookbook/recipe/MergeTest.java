package io.github.azurefunctionscookbook.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The decision table of the design, row by row, over the pure function. */
class MergeTest {
  private static final Labels LABELS = Labels.of("2.0");
  private static final String BINARY = "a\0b";

  static Stream<Arguments> table() {
    return Stream.of(
        // The recipe did not change it: whatever the project has is left alone.
        row("a\n", "a\n", "a\n", Outcome.NOTHING, null),
        row("a\n", "mine\n", "a\n", Outcome.NOTHING, null),
        row("a\n", null, "a\n", Outcome.NOTHING, null),
        row(null, "mine\n", null, Outcome.NOTHING, null),
        row(BINARY, "x\0y", BINARY, Outcome.NOTHING, null),
        // The project did not change it: the recipe's version is taken, or the file goes.
        row("a\n", "a\n", "b\n", Outcome.REPLACE, "b\n"),
        row(BINARY, BINARY, "x\0y", Outcome.REPLACE, "x\0y"),
        row("a\n", "a\n", "x\0y", Outcome.REPLACE, "x\0y"),
        row(null, null, "new\n", Outcome.ADD, "new\n"),
        row("a\n", "a\n", null, Outcome.DELETE, null),
        // Both made the same change.
        row("a\n", "b\n", "b\n", Outcome.NOTHING, null),
        row(null, "b\n", "b\n", Outcome.NOTHING, null),
        row("a\n", null, null, Outcome.NOTHING, null),
        // Both changed a text, at different places, or at the same.
        row(
            "1\n2\n3\n4\n5\n",
            "one\n2\n3\n4\n5\n",
            "1\n2\n3\n4\nfive\n",
            Outcome.MERGE,
            "one\n2\n3\n4\nfive\n"),
        row(
            "a\n",
            "mine\n",
            "b\n",
            Outcome.CONFLICT,
            "<<<<<<< this project\nmine\n=======\nb\n>>>>>>> recipe 2.0\n"),
        row(
            "a",
            "mine",
            "b",
            Outcome.CONFLICT,
            "<<<<<<< this project\nmine\n=======\nb\n>>>>>>> recipe 2.0\n"),
        // Both changed what is no text.
        row(BINARY, "x\0y", "p\0q", Outcome.KEEP_BINARY, null),
        row("a\n", "x\0y", "b\n", Outcome.KEEP_BINARY, null),
        row("a\n", "b\n", "x\0y", Outcome.KEEP_BINARY, null),
        row(BINARY, "mine\n", "b\n", Outcome.KEEP_BINARY, null),
        row(null, "x\0y", "p\0q", Outcome.KEEP_BINARY, null),
        // The project deleted what the recipe changed.
        row("a\n", null, "b\n", Outcome.STAY_DELETED, null),
        // The project has a file where the recipe adds one.
        row(
            null,
            "mine\n",
            "b\n",
            Outcome.CONFLICT,
            "<<<<<<< this project\nmine\n=======\nb\n>>>>>>> recipe 2.0\n"),
        row(
            null,
            "same\nmine\n",
            "same\nb\n",
            Outcome.CONFLICT,
            "same\n<<<<<<< this project\nmine\n=======\nb\n>>>>>>> recipe 2.0\n"),
        // The recipe removed what the project changed.
        row("a\n", "mine\n", null, Outcome.KEEP_REMOVED, null));
  }

  @ParameterizedTest
  @MethodSource("table")
  void decides(String base, String ours, String theirs, Outcome outcome, String content) {
    Merge merge = Merge.of("notes.txt", bytes(base), bytes(ours), bytes(theirs), LABELS);

    assertThat(merge.outcome()).isEqualTo(outcome);
    assertThat(text(merge.content())).isEqualTo(content);
    assertThat(merge.conflicts()).isEqualTo(outcome == Outcome.CONFLICT ? 1 : 0);
  }

  static Stream<Arguments> endings() {
    return Stream.of(
        // Untouched but for the line endings, so untouched.
        row("a\nb\n", "a\r\nb\r\n", "a\nc\n", Outcome.REPLACE, "a\r\nc\r\n"),
        row("a\r\nb\r\n", "a\nb\n", "a\r\nc\r\n", Outcome.REPLACE, "a\nc\n"),
        row("a\nb\n", "a\r\nb\r\n", null, Outcome.DELETE, null),
        // Merged as if there were one kind, written as the project has it.
        row(
            "1\n2\n3\n",
            "1\r\n2\r\n3\r\nmine\r\n",
            "one\n2\n3\n",
            Outcome.MERGE,
            "one\r\n2\r\n3\r\nmine\r\n"),
        row(
            "1\r\n2\r\n3\r\n",
            "1\n2\n3\nmine\n",
            "one\r\n2\r\n3\r\n",
            Outcome.MERGE,
            "one\n2\n3\nmine\n"),
        // The recipe only changes line endings: not a change.
        row("a\n", "mine\n", "a\r\n", Outcome.NOTHING, null),
        row("a\nb\n", "b\r\n", "b\n", Outcome.NOTHING, null),
        // As many of one kind as of the other: Unix's.
        row("a\nb\n", "a\r\nb\n", "a\nc\n", Outcome.REPLACE, "a\nc\n"),
        row("a\n", "a\r\n", "b\n", Outcome.REPLACE, "b\r\n"),
        row("a\r\n", "a\n", "b\r\n", Outcome.REPLACE, "b\n"),
        row("", "", "b\r\n", Outcome.REPLACE, "b\r\n"),
        // An empty line comes first.
        row("\na\nb\nc\n", "\na\nb\nC\n", "\nA\nb\nc\n", Outcome.MERGE, "\nA\nb\nC\n"),
        row("\r\na\r\n", "\r\na\r\n", "\r\nb\r\n", Outcome.REPLACE, "\r\nb\r\n"),
        // The last line without an end.
        row("a\nb", "a\nb", "a\nc", Outcome.REPLACE, "a\nc"),
        row("1\n2\n3\n4", "one\n2\n3\n4", "1\n2\n3\n4\n", Outcome.MERGE, "one\n2\n3\n4\n"),
        row("1\n2\n3\n4\n", "1\n2\n3\n4", "one\n2\n3\n4\n", Outcome.MERGE, "one\n2\n3\n4"),
        // A file of one line, a lone carriage return, an empty file.
        row("a", "a", "b\r\n", Outcome.REPLACE, "b\r\n"),
        row("a\rb\nc\nd\n", "a\rb\nc\nmine\n", "A\rb\nc\nd\n", Outcome.MERGE, "A\rb\nc\nmine\n"),
        row("", "", "b\n", Outcome.REPLACE, "b\n"),
        row("a\n", "a\n", "", Outcome.REPLACE, ""));
  }

  @ParameterizedTest
  @MethodSource("endings")
  void keepsTheProjectsLineEndings(
      String base, String ours, String theirs, Outcome outcome, String content) {
    decides(base, ours, theirs, outcome, content);
  }

  @Test
  void keepsEveryByteOfTextsInAnyEncoding() {
    byte[] base = "Gr\u00fc\u00dfe\n1\n2\n3\n".getBytes(StandardCharsets.ISO_8859_1);
    byte[] ours = "Gr\u00fc\u00dfe\n1\n2\nmine \u00e4\n".getBytes(StandardCharsets.ISO_8859_1);
    byte[] theirs = "Gr\u00fc\u00dfe \u20ac\n1\n2\n3\n".getBytes(StandardCharsets.UTF_8);

    byte[] merged = Merge.of("notes.txt", base, ours, theirs, LABELS).content();

    assertThat(new String(merged, StandardCharsets.ISO_8859_1))
        .contains("mine \u00e4")
        .contains(
            new String(
                "Gr\u00fc\u00dfe \u20ac".getBytes(StandardCharsets.UTF_8),
                StandardCharsets.ISO_8859_1));
  }

  @Test
  void marksEachConflictByItself() {
    Merge merge =
        Merge.of(
            "notes.txt",
            bytes("1\n2\n3\n4\n5\n6\n7\n"),
            bytes("A\n2\n3\n4\n5\n6\nB\n"),
            bytes("C\n2\n3\n4\n5\n6\nD\n"),
            LABELS);

    assertThat(merge.conflicts()).isEqualTo(2);
    assertThat(text(merge.content())).containsSubsequence("A", "C", "4", "B", "D");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pom.xml", "app/pom.xml"})
  void mergesAPomByItsElements(String path) {
    Merge merge = neighbours(path);

    assertThat(merge.outcome()).isEqualTo(Outcome.MERGE);
    assertThat(text(merge.content())).isEqualTo(pom("2", "3"));
  }

  @Test
  void mergesEveryOtherFileByItsLines() {
    assertThat(neighbours("old-pom.xml").outcome()).isEqualTo(Outcome.CONFLICT);
  }

  @Test
  void mergesAPomThatIsNoXmlByItsLines() {
    decides("pom.xml", "1\n2\n3\n", "one\n2\n3\n", "1\n2\nthree\n", "one\n2\nthree\n");
  }

  @Test
  void losesNoLineOfAPomWhoseElementsShareLines() {
    String shared = pom("1", "1").replace("</a>\n  <b>", "</a> <b>");

    decides(
        "pom.xml",
        shared,
        shared.replace("<b>1", "<b>2"),
        shared.replace("<a>1", "<a>3"),
        shared.replace(
            "  <a>1</a> <b>1</b>\n",
            "<<<<<<< this project\n  <a>1</a> <b>2</b>\n=======\n"
                + "  <a>3</a> <b>1</b>\n>>>>>>> recipe 2.0\n"));
  }

  @Test
  void leavesAPomAloneThatNeedsNoneOfTheRecipesChangesAndSaysWhy() {
    Merge merge =
        Merge.of(
            "pom.xml",
            bytes(pom("1", "1")),
            bytes(pom("1", "2")),
            bytes(pom("1", "1").replace("  <b>1</b>\n", "")),
            LABELS);

    assertThat(merge.outcome()).isEqualTo(Outcome.NOTHING);
    assertThat(merge.content()).isNull();
    assertThat(merge.notes()).containsExactly("kept, though the recipe removed it: project > b");
  }

  @Test
  void namesTheRecipesVersionInAConflict() {
    Labels labels = Labels.of("3.1");

    assertThat(text(Merge.of("a", bytes("a\n"), bytes("b\n"), bytes("c\n"), labels).content()))
        .startsWith("<<<<<<< this project\n")
        .endsWith(">>>>>>> recipe 3.1\n");
  }

  private static Merge neighbours(String path) {
    return Merge.of(path, bytes(pom("1", "1")), bytes(pom("2", "1")), bytes(pom("1", "3")), LABELS);
  }

  private static String pom(String a, String b) {
    return "<project>\n  <a>%s</a>\n  <b>%s</b>\n</project>\n".formatted(a, b);
  }

  private static void decides(
      String path, String base, String ours, String theirs, String content) {
    assertThat(text(Merge.of(path, bytes(base), bytes(ours), bytes(theirs), LABELS).content()))
        .isEqualTo(content);
  }

  private static Arguments row(
      String base, String ours, String theirs, Outcome outcome, String content) {
    return Arguments.of(base, ours, theirs, outcome, content);
  }

  private static byte[] bytes(String text) {
    return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] content) {
    return content == null ? null : new String(content, StandardCharsets.UTF_8);
  }
}
