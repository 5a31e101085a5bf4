package io.github.azurefunctionscookbook.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every archetype plugin that IDEs and the command line ship renders the same bytes. */
class EnginesIT {
  /** 3.1.2 is what VS Code ships. */
  private static final List<String> PLUGINS = List.of("3.1.2", "3.2.1", "3.3.1", "3.4.1");

  @TestFactory
  Stream<DynamicTest> everyArchetypePlugin() {
    return PLUGINS.stream()
        .flatMap(plugin -> tests("plugin " + plugin, new Generator(Maven.maven3(), plugin)));
  }

  @TestFactory
  Stream<DynamicTest> maven4() {
    return tests("Maven 4", new Generator(Maven.maven4(), Cookbook.ARCHETYPE_PLUGIN));
  }

  @TestFactory
  Stream<DynamicTest> newestJdk() {
    return Jdk.home(25).stream()
        .flatMap(
            jdk ->
                tests("JDK 25", new Generator(Maven.maven3().on(jdk), Cookbook.ARCHETYPE_PLUGIN)));
  }

  private static Stream<DynamicTest> tests(String engine, Generator generator) {
    return Cookbook.recipes().stream()
        .map(
            recipe ->
                DynamicTest.dynamicTest(
                    engine + ": " + recipe, () -> assertSame(recipe, generator, engine)));
  }

  private static void assertSame(Recipe recipe, Generator generator, String engine)
      throws IOException {
    Path folder = Cookbook.WORK.resolve("engines/" + engine.replace(' ', '-') + "/" + recipe);
    GeneratedProject.delete(folder);
    Files.createDirectories(folder);
    Map<String, String> answers = new HashMap<>(Generator.RENAMED);
    answers.put("artifactId", "acme-" + recipe);

    Maven.Run run = generator.generate(recipe, folder, answers);

    assertThat(run.succeeded()).as(run::text).isTrue();
    GeneratedProject project =
        new GeneratedProject(recipe.name(), folder.resolve("acme-" + recipe));
    assertThat(project.texts()).isEqualTo(recipe.renamed().texts());
  }
}
