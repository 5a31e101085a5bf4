package io.github.azurefunctionscookbook.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Generates projects as a developer does: a real Maven, the real archetype plugin, batch mode. */
record Generator(Maven maven, String pluginVersion) {
  /** The answers of the renamed sample. */
  static final Map<String, String> RENAMED =
      Map.of(
          "groupId", "org.acme.orders",
          "version", "2.3.4",
          "package", "org.acme.orders.fn",
          "javaVersion", "17");

  /**
   * Runs archetype:generate in a folder; the recipes come from this build, the rest from its local
   * repository.
   */
  Maven.Run generate(Recipe recipe, Path folder, Map<String, String> answers) {
    return generate(recipe.artifactId(), Cookbook.VERSION, folder, answers, List.of());
  }

  /**
   * Runs archetype:generate for any archetype.
   *
   * @param options more options of Maven, such as settings that name a repository
   */
  Maven.Run generate(
      String artifactId,
      String version,
      Path folder,
      Map<String, String> answers,
      List<String> options) {
    Properties properties = new Properties();
    properties.putAll(answers);
    properties.setProperty("archetypeGroupId", Cookbook.GROUP);
    properties.setProperty("archetypeArtifactId", artifactId);
    properties.setProperty("archetypeVersion", version);
    properties.setProperty("archetypeCatalog", "internal");
    List<String> arguments = new ArrayList<>(options);
    arguments.add("org.apache.maven.plugins:maven-archetype-plugin:" + pluginVersion + ":generate");
    return maven.shortLived().run(folder, repository(), arguments, properties);
  }

  /** A local repository that holds what this build has packed for users, and nothing else. */
  static Path repository() {
    Path repository = Cookbook.WORK.resolve("recipes-repository");
    Cookbook.PLUGINS.forEach((module, artifactId) -> plugin(repository, module, artifactId));
    install(repository, "azure-functions-cookbook", Cookbook.ROOT.resolve("pom.xml"), ".pom");
    install(repository, "archetypes", Cookbook.ARCHETYPES.resolve("pom.xml"), ".pom");
    for (Recipe recipe : Cookbook.recipes()) {
      // Archetype plugins before 3.3 read the pom as well.
      install(repository, recipe.artifactId(), recipe.folder().resolve("pom.xml"), ".pom");
      install(repository, recipe.artifactId(), recipe.jar(), ".jar");
    }
    return repository;
  }

  private static void plugin(Path repository, String module, String artifactId) {
    install(repository, artifactId, Cookbook.ROOT.resolve(module).resolve("pom.xml"), ".pom");
    install(repository, artifactId, Cookbook.plugin(module), ".jar");
  }

  private static void install(Path repository, String artifactId, Path file, String extension) {
    Path folder =
        repository
            .resolve(Cookbook.GROUP.replace('.', '/'))
            .resolve(artifactId)
            .resolve(Cookbook.VERSION);
    Path target = folder.resolve(artifactId + "-" + Cookbook.VERSION + extension);
    try {
      if (!Files.exists(target) || Files.mismatch(target, file) >= 0) {
        Files.createDirectories(folder);
        Files.write(target, Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
