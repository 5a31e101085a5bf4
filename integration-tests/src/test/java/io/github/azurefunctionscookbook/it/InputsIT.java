package io.github.azurefunctionscookbook.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A bad value is refused with a message that names the property, before anything is written. */
class InputsIT {
  private static final Map<String, String> GOOD =
      Map.of(
          "groupId", "org.acme",
          "artifactId", "orders",
          "version", "1.0.0",
          "package", "org.acme.orders",
          "javaVersion", "17");

  /**
   * Maven itself replaces ${groupId} and its like; what it leaves as it is would run as a template.
   */
  static Stream<Arguments> badValues() {
    String long300 = "a".repeat(300);
    return Stream.of(
            bad("groupId", "has space", "1starts.with.digit", "a..b", ".a", "a.", "../up", "a/b"),
            bad(
                "groupId",
                "${package.class.name}",
                "#set($x=1)",
                "a\"b",
                "a<b",
                "a&b",
                "a:b",
                "gr\u00fcn",
                long300),
            bad(
                "artifactId",
                "../escape",
                "a/b",
                "a\\b",
                "..",
                "Upper",
                "has space",
                "1a",
                "-a",
                "a-"),
            bad(
                "artifactId",
                "a",
                "con",
                "nul",
                "${groupId.class.name}",
                "#set($x=1)",
                "a'b",
                "a]]>b",
                long300),
            bad(
                "version",
                "1 0",
                "../1",
                "1..2",
                "${groupId.class.name}",
                "#if(true)x#end",
                "1<2",
                "1;2",
                long300),
            bad("package", "org.class.x", "org.true", "org._x", "org.1x", "Org.acme", "org..acme"),
            bad(
                "package",
                "java.util",
                "../x",
                "org/acme",
                "org.acme-x",
                "${groupId.class.name}",
                "#end",
                "a b"),
            bad("package", "org.caf\u00e9", "org.nul", "com.microsoft.azure.functions", long300),
            bad("javaVersion", "8", "11", "18", "17.0", "21 ", "latest", "${version}", "17|21"))
        .flatMap(s -> s);
  }

  private static Stream<Arguments> bad(String property, String... values) {
    return Stream.of(values).map(value -> Arguments.of(property, value));
  }

  @ParameterizedTest(name = "{0}={1}")
  @MethodSource("badValues")
  void isRefused(String property, String value) throws IOException {
    Path arena = arena();
    Path folder = arena.resolve("inner/folder");
    Files.createDirectories(folder);
    Map<String, String> answers = new HashMap<>(GOOD);
    answers.put(property, value);

    Maven.Run run = generator().generate(Cookbook.anyRecipe(), folder, answers);

    assertThat(run.succeeded()).isFalse();
    assertThat(run.text()).contains("Property " + property).contains("allowed");
    assertThat(filesBelow(arena)).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest(name = "{0} empty")
  @MethodSource("properties")
  void emptyIsRefusedOrTheDefault(String property) throws IOException {
    Path folder = arena().resolve("inner/folder");
    Files.createDirectories(folder);
    Map<String, String> answers = new HashMap<>(GOOD);
    answers.put(property, "");

    Maven.Run run = generator().generate(Cookbook.anyRecipe(), folder, answers);

    if (run.succeeded()) {
      // Maven takes an empty answer for none, so the default stands; then it must be a whole
      // project.
      assertThat(property).isIn("version", "package", "javaVersion");
      assertThat(folder.resolve("orders/mvnw")).exists();
    } else {
      assertThat(run.text()).containsIgnoringCase("property " + property);
      assertThat(folder).isEmptyDirectory();
    }
  }

  static List<String> properties() {
    return GOOD.keySet().stream().sorted().toList();
  }

  private static Generator generator() {
    return new Generator(Maven.maven3(), Cookbook.ARCHETYPE_PLUGIN);
  }

  private static Path arena() {
    Path arena = Cookbook.WORK.resolve("inputs");
    GeneratedProject.delete(arena);
    return arena;
  }

  private static List<Path> filesBelow(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile).toList();
    }
  }
}
