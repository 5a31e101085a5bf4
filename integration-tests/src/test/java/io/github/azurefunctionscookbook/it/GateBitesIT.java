package io.github.azurefunctionscookbook.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Flaws planted in a generated project fail its build, and the report names each. */
class GateBitesIT {
  private static final Pattern FINDING =
      Pattern.compile(
          "<BugInstance[^>]* type=['\"](\\w+)['\"].*?<Class"
              + " classname=['\"][\\w.]*\\.(\\w+)[^'\"]*['\"]",
          Pattern.DOTALL);

  /** Our own detectors say more than a name: why it matters, the repair, and where to read on. */
  private static final String EXPLAINED = ".* Repair: .* See https://\\S+/gate/AZF_\\w+/\\. .*";

  private static GeneratedProject project;

  @BeforeAll
  static void plant() throws IOException {
    project = Cookbook.anyRecipe().renamed().copyTo(Cookbook.WORK.resolve("projects/planted"));
    for (String name : table("expected").stringPropertyNames()) {
      Path target = project.folder().resolve("src/main/java/org/acme/orders/fn/" + name);
      Files.writeString(target, resource(name).replace("com.example", "org.acme.orders.fn"));
    }
  }

  @TestFactory
  Stream<DynamicTest> spotBugsNamesEachFlaw() throws IOException {
    // Forbidden APIs are found earlier and would end the build before SpotBugs has seen anything.
    Maven.Run run = verify("-Dforbiddenapis.skip");
    assertThat(run.succeeded()).isFalse();
    assertThat(run.text()).contains("spotbugs-maven-plugin").contains("BUILD FAILURE");
    Map<String, String> findings = findings(project.text("target/spotbugsXml.xml"));
    return each(
        "expected",
        (file, pattern) -> {
          assertThat(findings.getOrDefault(file.replace(".java", ""), "nothing").split(" "))
              .as("patterns reported in %s", file)
              .contains(pattern);
          assertThat(run.lines())
              .as("what the build says of %s", file)
              .anyMatch(
                  line -> line.matches("\\[ERROR\\] .*" + file + ":\\[line \\d+\\].*" + pattern))
              .allMatch(line -> !line.contains("AZF_") || line.matches(EXPLAINED));
        });
  }

  @TestFactory
  Stream<DynamicTest> forbiddenApisNameTheirs() throws IOException {
    Maven.Run run = verify("-Dspotbugs.skip");
    assertThat(run.succeeded()).isFalse();
    return each("forbidden", (file, text) -> assertThat(run.text()).contains(text));
  }

  private static Maven.Run verify(String option) {
    return Maven.maven3()
        .run(project.folder(), "clean", "verify", "-DskipTests", "-Dspotless.check.skip", option);
  }

  private static Stream<DynamicTest> each(String table, BiConsumer<String, String> check)
      throws IOException {
    Properties expected = table(table);
    assertThat(expected).isNotEmpty();
    return expected.stringPropertyNames().stream()
        .sorted()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file, () -> check.accept(file, expected.getProperty(file))));
  }

  /** The patterns reported, joined, by class. */
  private static Map<String, String> findings(String report) {
    Map<String, String> findings = new TreeMap<>();
    Matcher matcher = FINDING.matcher(report);
    while (matcher.find()) {
      findings.merge(matcher.group(2), matcher.group(1), (a, b) -> a + " " + b);
    }
    return findings;
  }

  private static Properties table(String name) throws IOException {
    Properties expected = new Properties();
    try (InputStream in =
        GateBitesIT.class.getResourceAsStream("/planted/" + name + ".properties")) {
      expected.load(in);
    }
    return expected;
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = GateBitesIT.class.getResourceAsStream("/planted/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
