package io.github.azurefunctionscookbook.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Generating loses nothing, and leaves nothing of the template behind. */
class SamplesIT {
  private static final Pattern TEMPLATE_REST =
      Pattern.compile(
          "@recipe\\.|\\$\\{(package|artifactId|groupId|javaVersion)}|#set\\s*\\(|symbol_");

  static List<Recipe> recipes() {
    return Cookbook.recipes();
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void inPackageComExampleTheSourcesAreTheRecipesOwn(Recipe recipe) {
    Map<String, String> generated = new TreeMap<>();
    recipe
        .same()
        .files()
        .forEach(
            (path, content) -> {
              if (path.startsWith("src/") && path.contains("/java/")) {
                generated.put(Path.of(path).getFileName().toString(), text(content));
              }
            });

    Map<String, String> sources = sources(recipe, generated);

    assertThat(generated).isNotEmpty().isEqualTo(sources);
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void underAnotherNameNothingOfTheTemplateIsLeft(Recipe recipe) {
    assertThat(recipe.renamed().files())
        .hasSizeGreaterThan(30)
        .allSatisfy(
            (path, content) ->
                assertThat(path + "\n" + text(content))
                    .as(path)
                    .doesNotContain("com.example", "com/example")
                    .doesNotContainPattern(TEMPLATE_REST));
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void bothSamplesHoldTheSameFiles(Recipe recipe) {
    assertThat(
            recipe.renamed().files().keySet().stream()
                .map(path -> path.replace("org/acme/orders/fn", "*")))
        .containsExactlyElementsOf(
            recipe.same().files().keySet().stream()
                .map(path -> path.replace("com/example", "*"))
                .toList());
  }

  /**
   * The recipe's sources and, of the layers', those that the project has: which ones is the
   * assembler's matter.
   */
  private static Map<String, String> sources(Recipe recipe, Map<String, String> wanted) {
    Map<String, String> sources = new TreeMap<>();
    javaFiles(recipe.folder().resolve("src")).forEach(file -> sources.put(name(file), read(file)));
    javaFiles(Cookbook.ARCHETYPES.resolve("layers"))
        .filter(file -> wanted.containsKey(name(file)))
        .forEach(file -> sources.putIfAbsent(name(file), read(file)));
    return sources;
  }

  private static Stream<Path> javaFiles(Path folder) {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk
          .filter(file -> name(file).endsWith(".java"))
          .filter(file -> !folder.relativize(file).toString().contains("target"))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  private static String text(byte[] content) {
    return new String(content, StandardCharsets.UTF_8);
  }
}
