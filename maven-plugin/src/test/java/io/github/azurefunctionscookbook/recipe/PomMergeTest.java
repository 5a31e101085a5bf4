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
    String ours = POM.replace("<arg>x<", "<arg>w<");

    assertThat(merged(ours, theirs)).isEqualTo(theirs.replace("<arg>x<", "<arg>w<"));
  }

  @Test
  void keepsTheProjectsOrderWhereBothChangedIt() {
    String base = properties("a", "b", "c");
    String ours = properties("c", "a", "b").replace("<a>1", "<a>2");
    String theirs = properties("b", "a", "c").replace("<b>1", "<b>3");

    assertThat(text(merge(base, ours, theirs))).isEqualTo(ours.replace("<b>1", "<b>3"));
  }

  @Test
  void whatTheRecipeAddsKeepsItsOrderAndPlace() {
    String base = properties("a", "b");
    String ours = properties("a", "mine", "b");
    String theirs = properties("a", "c", "d", "b");

    assertThat(text(merge(base, ours, theirs))).isEqualTo(properties("a", "c", "d", "mine", "b"));
  }

  @Test
  void tellsExecutionsApartByTheirIds() {
    String base = properties("a").replace("<a>1</a>", executions("1", "1"));
    String ours = properties("a").replace("<a>1</a>", executions("2", "1"));
    String theirs = properties("a").replace("<a>1</a>", executions("1", "3"));

    assertThat(text(merge(base, ours, theirs)))
        .isEqualTo(properties("a").replace("<a>1</a>", executions("2", "3")));
  }

  @Test
  void anAttributeThatTheProjectAddedStays() {
    String ours = POM.replace("<plugins>", "<plugins combine.children=\"append\">");
    String theirs = POM.replace("<arg>y<", "<arg>z<");

    assertThat(merged(ours, theirs)).isEqualTo(ours.replace("<arg>y<", "<arg>z<"));
  }

  @Test
  void anAttributeThatTheRecipeAddedIsMergedByLines() {
    String added = "<configuration combine.self=\"override\">";
    String ours = POM.replace("<arg>y<", "<arg>w<");
    String theirs = POM.replace("<configuration>", added);

    assertThat(merged(ours, theirs)).isEqualTo(ours.replace("<configuration>", added));
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
  void aRootThatBothSidesAddedDifferentlyIsAConflict() {
    PomMerge merge = merge("", POM, POM.replace("<project ", "<project xml:lang=\"en\" "));

    assertThat(merge.lines().conflicts()).isEqualTo(1);
    assertThat(text(merge))
        .contains("<project xmlns=", "<project xml:lang=")
        .containsOnlyOnce("<modelVersion>");
  }

  @Test
  void commentsAfterTheRootThatBothSidesAddedAreLeftToTheLines() {
    assertThat(merge(POM, POM + "<!-- Mine. -->\n", POM + "<!-- Theirs. -->\n")).isNull();
  }

  @Test
  void aProjectAndAParentOfAnotherNameAreTheSame() {
    String parent = "<parent><artifactId>%s</artifactId><version>%s</version></parent>\n";
    String pom = "<project>\n%s  <artifactId>%s</artifactId>\n</project>\n";

    PomMerge merge =
        merge(
            pom.formatted(parent.formatted("parent", "1"), "app"),
            pom.formatted(parent.formatted("parent", "1"), "orders"),
            pom.formatted(parent.formatted("starter", "2"), "app"));

    assertThat(text(merge)).isEqualTo(pom.formatted(parent.formatted("starter", "2"), "orders"));
    assertThat(merge.notes()).isEmpty();
  }

  @Test
  void aCommentOfTheProjectKeepsAnElementThatTheRecipeRemoved() {
    String theirs = POM.replace("    <!-- What a is for. -->\n    <a.version>1</a.version>\n", "");
    String ours = POM.replace("What a is for.", "Mine.");

    PomMerge merge = merge(POM, ours, theirs);

    assertThat(text(merge)).isEqualTo(ours);
    assertThat(merge.notes())
        .containsExactly("kept, though the recipe removed it: project > properties > a.version");
  }

  @Test
  void aCommentThatOneSideChangedIsTaken() {
    String comment = "What a is for.";
    String ours = POM.replace("<a.version>1<", "<a.version>2<");
    String theirs = POM.replace(comment, "What a is really for.");

    assertThat(merged(ours, theirs)).isEqualTo(ours.replace(comment, "What a is really for."));
    assertThat(merged(theirs, ours)).isEqualTo(ours.replace(comment, "What a is really for."));
  }

  @Test
  void aCommentThatBothSidesChangedIsAConflict() {
    String comment = "What a is for.";
    PomMerge merge = merge(POM, POM.replace(comment, "Mine."), POM.replace(comment, "Theirs."));

    assertThat(merge.lines().conflicts()).isEqualTo(1);
    assertThat(text(merge))
        .contains(
            """
            <<<<<<< this project
                <!-- Mine. -->
            =======
                <!-- Theirs. -->
            >>>>>>> recipe 2.0
                <a.version>1</a.version>
            """);
  }

  @Test
  void aLastCommentThatBothSidesChangedIsLeftToTheLines() {
    String end = "  </properties>";
    String base = properties("a").replace(end, "    <!-- End. -->\n" + end);

    assertThat(text(merge(base, base.replace("<a>1", "<a>2"), base.replace("End", "Last"))))
        .isEqualTo(base.replace("<a>1", "<a>2").replace("End", "Last"));
    PomMerge merge = merge(base, base.replace("End", "Mine"), base.replace("End", "Last"));
    assertThat(merge.lines().conflicts()).isEqualTo(1);
    assertThat(text(merge)).contains("<!-- Mine. -->", "<!-- Last. -->");
  }

  @Test
  void aPomThatBothSidesAddedHasWhatEachOfThemHas() {
    String mine = TEST_LIBRARY.formatted("Mine.", "mine");
    String end = "  </dependencies>\n";
    String property = "    <c.version>1</c.version>\n  </properties>";
    String ours = POM.replace("    <!-- What a is for. -->\n", "").replace(end, mine + end);
    String theirs =
        POM.replace("    <!-- Runs the tests. -->\n", "").replace("  </properties>", property);

    assertThat(text(merge("", ours, theirs)))
        .isEqualTo(POM.replace("  </properties>", property).replace(end, mine + end));
  }

  @Test
  void aPomThatBothSidesAddedHasAConflictWhereTheyDiffer() {
    String theirs = POM.replace("<a.version>1<", "<a.version>2<").replace("What a", "Why a");

    PomMerge merge = merge("", POM, theirs);

    assertThat(merge.lines().conflicts()).isEqualTo(1);
    assertThat(text(merge))
        .contains("What a is for", "<a.version>1<", "Why a is for", "<a.version>2<")
        .containsOnlyOnce("<b.version>");
  }

  @Test
  void aConflictWhoseMarkerWouldShareItsLineIsLeftToTheLines() {
    String base = properties("a", "b");
    String theirs = base.replace("<a>1</a>", "<a>3</a> <!-- Why 3. -->");

    assertThat(merge(base, base.replace("<a>1", "<a>2"), theirs)).isNull();
  }

  @Test
  void aLineOfTheProjectThatWouldBeLostIsLeftToTheLines() {
    String base = properties("a", "b").replace("</a>\n    <b>", "</a> <b>");

    assertThat(merge(base, base.replace("<b>1", "<b>2"), base.replace("<a>1", "<a>3"))).isNull();
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
            POM.replace("</properties>", "</other>"),
            POM + "</project>\n",
            POM + "<project/>\n",
            POM.replace("<properties>", "<properties>text"),
            POM.replace("</properties>", "text</properties>"),
            "no xml at all\n")) {
      String changed = POM.replace("6.1.3", "6.2.0");
      assertThat(merge(POM, odd, changed)).as(odd).isNull();
      assertThat(merge(POM, changed, odd)).as(odd).isNull();
      assertThat(merge(odd, POM, changed)).as(odd).isNull();
    }
  }

  @Test
  void everyCharacterOfADocumentIsRead() {
    assertThat(Element.parse(POM).text()).isEqualTo(POM);
  }

  private static String properties(String... names) {
    StringBuilder text = new StringBuilder("<project>\n  <properties>\n");
    for (String name : names) {
      text.append("    <%s>1</%s>\n".formatted(name, name));
    }
    return text.append("  </properties>\n</project>\n").toString();
  }

  private static String executions(String first, String second) {
    String execution = "<execution><id>%s</id><phase>%s</phase></execution>\n";
    return execution.formatted("first", first) + execution.formatted("second", second);
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
