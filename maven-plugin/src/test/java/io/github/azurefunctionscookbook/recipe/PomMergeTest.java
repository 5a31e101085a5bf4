package io.github.azurefunctionscookbook.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What text alone would make a conflict of, or a pom.xml that does not build. */
class PomMergeTest {
  private static final Labels LABELS = Labels.of("2.0");
  private static final String POM =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <project xmlns="http://maven.apache.org/POM/4.0.0">
        <modelVersion>4.0.0</modelVersion>

        <properties>
          <!-- What a is for. -->
          <a.version>1</a.version>
          <b.version>1</b.version>
        </properties>

        <dependencies>
          <!-- Runs the tests. -->
          <dependency>
            <groupId>org.junit.jupiter</groupId>
            <artifactId>junit-jupiter</artifactId>
            <version>6.1.3</version>
            <scope>test</scope>
          </dependency>
        </dependencies>

        <build>
          <plugins>
            <plugin>
              <artifactId>first</artifactId>
              <configuration>
                <args>
                  <arg>x</arg>
                  <arg>y</arg>
                </args>
              </configuration>
            </plugin>
            <plugin>
              <artifactId>second</artifactId>
            </plugin>
          </plugins>
        </build>
      </project>
      """;
  private static final String TEST_LIBRARY =
      """
          <!-- %s -->
          <dependency>
            <groupId>org.example</groupId>
            <artifactId>%s</artifactId>
            <version>1</version>
          </dependency>
      """;

  @Test
  void neighbouringVersionsDoNotConflict() {
    String ours = POM.replace("<a.version>1<", "<a.version>2<");
    String theirs = POM.replace("<b.version>1<", "<b.version>3<");

    assertThat(textConflicts(ours, theirs)).isPositive();
    assertThat(merged(ours, theirs)).isEqualTo(ours.replace("<b.version>1<", "<b.version>3<"));
  }

  @Test
  void aDependencyAddedOnEachSideIsThereOnce() {
    String mine = TEST_LIBRARY.formatted("Mine.", "mine");
    String recipes = TEST_LIBRARY.formatted("The recipe's.", "recipes");
    String end = "  </dependencies>\n";
    String ours = POM.replace(end, mine + end);
    String theirs = POM.replace(end, recipes + end);

    assertThat(textConflicts(ours, theirs)).isPositive();
    assertThat(merged(ours, theirs)).isEqualTo(POM.replace(end, recipes + mine + end));
  }

  @Test
  void theSameDependencyAddedOnBothSidesIsThereOnce() {
    String mine = TEST_LIBRARY.formatted("Mine.", "same");
    String ours = POM.replace("  <dependencies>\n", "  <dependencies>\n" + mine);
    String theirs = POM.replace("  </dependencies>\n", mine + "  </dependencies>\n");

    assertThat(merged(ours, theirs)).isEqualTo(ours);
  }

  @Test
  void keepsLayoutCommentsAndOrderOfTheProject() {
    String ours =
        POM.replace("    <b.version>1</b.version>\n", "")
            .replace(
                "<a.version>1</a.version>",
                "\n    <b.version>1</b.version>\n    <a.version>1</a.version>")
            .replace("<scope>test</scope>", "<scope>test</scope> <!-- mine -->");
    String theirs = POM.replace("6.1.3", "6.2.0").replace("<arg>y<", "<arg>z<");

    assertThat(merged(ours, theirs))
        .isEqualTo(ours.replace("6.1.3", "6.2.0").replace("<arg>y<", "<arg>z<"));
  }

  @Test
  void takesTheRecipesOrderWhereTheProjectHasNone() {
    String first =
        POM.substring(
            POM.indexOf("      <plugin>\n        <artifactId>first"),
            POM.indexOf("      <plugin>\n        <artifactId>second"));
    String second =
        POM.substring(
            POM.indexOf("      <plugin>\n        <artifactId>second"),
            POM.indexOf("    </plugins>"));
    String theirs = POM.replace(first + second, second + first);
    String ours = POM.replace("6.1.3", "6.1.4");

    assertThat(merged(ours, theirs)).isEqualTo(theirs.replace("6.1.3", "6.1.4"));
  }

  @Test
  void anElementThatTheRecipeRemovedGoesWithItsComment() {
    String theirs = POM.replace("    <!-- What a is for. -->\n    <a.version>1</a.version>\n", "");
    String ours = POM.replace("<b.version>1<", "<b.version>2<");

    assertThat(merged(ours, theirs)).isEqualTo(theirs.replace("<b.version>1<", "<b.version>2<"));
  }

  @Test
  void anElementThatTheProjectChangedStaysAndIsReported() {
    String theirs = POM.replace("    <!-- What a is for. -->\n    <a.version>1</a.version>\n", "");
    String ours = POM.replace("<a.version>1<", "<a.version>9<");

    PomMerge merge = merge(POM, ours, theirs);

    assertThat(text(merge)).isEqualTo(ours);
    assertThat(merge.notes())
        .containsExactly("kept, though the recipe removed it: project > properties > a.version");
  }

  @Test
  void anElementThatTheProjectDeletedStaysDeletedAndIsReported() {
    String ours = POM.replace("    <b.version>1</b.version>\n", "");
    String theirs = POM.replace("<b.version>1<", "<b.version>2<");

    PomMerge merge = merge(POM, ours, theirs);

    assertThat(text(merge)).isEqualTo(ours);
    assertThat(merge.notes())
        .containsExactly(
            "stays deleted, though the recipe changed it: project > properties > b.version");
  }

  @Test
  void theSameVersionChangedTwiceIsAConflictOfThatLine() {
    PomMerge merge = merge(POM, POM.replace("6.1.3", "6.1.4"), POM.replace("6.1.3", "6.2.0"));

    assertThat(merge.lines().conflicts()).isEqualTo(1);
    assertThat(text(merge))
        .contains(
            """
                  <artifactId>junit-jupiter</artifactId>
            <<<<<<< this project
                  <version>6.1.4</version>
            =======
                  <version>6.2.0</version>
            >>>>>>> recipe 2.0
                  <scope>test</scope>
            """
                .stripTrailing());
  }

  @Test
  void aRootThatTheRecipeChangedIsMergedByLines() {
    String ours = POM.replace("<a.version>1<", "<a.version>2<");
    String theirs = POM.replace("<project ", "<project xml:lang=\"en\" ");

    assertThat(merged(ours, theirs))
        .isEqualTo(ours.replace("<project ", "<project xml:lang=\"en\" "));
  }

  @Test
  void aRootThatBothSidesChangedIsAConflictBelowTheXmlDeclaration() {
    PomMerge merge =
        merge(
            POM,
            POM.replace("<project ", "<project xml:lang=\"de\" "),
            POM.replace("<project ", "<project xml:lang=\"en\" "));

    assertThat(merge.lines().conflicts()).isEqualTo(1);
    assertThat(text(merge)).startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<<<<<<< this");
  }

  @Test
  void listsWithoutNamesAreMergedByLines() {
    String ours =
        POM.replace(
            "            <arg>x</arg>\n", "            <arg>w</arg>\n            <arg>x</arg>\n");
    String theirs =
        POM.replace(
            "            <arg>y</arg>\n", "            <arg>y</arg>\n            <arg>z</arg>\n");

    assertThat(merged(ours, theirs))
        .containsSubsequence("<arg>w<", "<arg>x<", "<arg>y<", "<arg>z<");
  }

  @Test
  void whatIsNoPlainXmlIsLeftToTheLines() {
    for (String odd :
        List.of(
            "<!DOCTYPE project>\n" + POM,
            POM.replace("<a.version>1<", "<a.version><![CDATA[1]]><"),
            POM.replace("</properties>", ""),
            POM.replace("<properties>", "<properties>text"),
            "no xml at all\n")) {
      assertThat(merge(POM, odd, POM.replace("6.1.3", "6.2.0"))).as(odd).isNull();
    }
  }

  @Test
  void everyCharacterOfADocumentIsRead() {
    assertThat(Element.parse(POM).text()).isEqualTo(POM);
  }

  private static int textConflicts(String ours, String theirs) {
    return Lines.merge(POM.lines().toList(), ours.lines().toList(), theirs.lines().toList(), LABELS)
        .conflicts();
  }

  private static String merged(String ours, String theirs) {
    PomMerge merge = merge(POM, ours, theirs);
    assertThat(merge.lines().conflicts()).isZero();
    return text(merge);
  }

  private static PomMerge merge(String base, String ours, String theirs) {
    return PomMerge.of(
        base.lines().toList(), ours.lines().toList(), theirs.lines().toList(), LABELS);
  }

  private static String text(PomMerge merge) {
    return String.join("\n", merge.lines().lines()) + "\n";
  }
}
