package io.github.azurefunctionscookbook.recipe;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;

/**
 * Which recipe made a project, and from which answers: the content of {@code
 * .mvn/recipe.properties}. The file is untrusted input; each value has to match its pattern, so
 * that none can name another publisher's archetype, leave a folder or run as a template.
 *
 * @param artifactId the recipe's archetype, such as {@code http-api-archetype}
 * @param recipeVersion the recipe's version
 * @param values the answers by name, exactly those of {@link Inputs#ALL}
 */
record Answers(String artifactId, String recipeVersion, Map<String, String> values) {
  /** Where the answers stand in a project. */
  static final String FILE = ".mvn/recipe.properties";

  /** The only group whose recipes are rendered. */
  static final String GROUP = "io.github.azure-functions-cookbook";

  private static final int MAX_BYTES = 16 * 1024;
  private static final Input RECIPE =
      new Input(
          "recipe.artifactId",
          null,
          "[a-z][a-z0-9-]{0,58}-archetype",
          "names of recipes followed by -archetype, such as http-api-archetype");
  private static final Input RECIPE_GROUP =
      new Input("recipe.groupId", null, GROUP.replace(".", "[.]"), GROUP + " and no other group");
  private static final Input RECIPE_VERSION =
      new Input("recipe.version", null, Inputs.VERSION.pattern(), Inputs.VERSION.allowed());

  Answers {
    check(RECIPE, artifactId);
    check(RECIPE_VERSION, recipeVersion);
    Map<String, String> ordered = new LinkedHashMap<>();
    for (Input input : Inputs.ALL) {
      check(input, values.get(input.name()));
      ordered.put(input.name(), values.get(input.name()));
    }
    values = Map.copyOf(ordered);
  }

  /**
   * Reads an answers file.
   *
   * @throws RecipeException when it lacks a value, has one that is not allowed, or one too many
   */
  static Answers read(byte[] file) {
    if (file.length > MAX_BYTES) {
      throw new RecipeException(FILE + " is larger than " + MAX_BYTES + " bytes.");
    }
    Properties properties = new Properties();
    try {
      properties.load(
          new InputStreamReader(new ByteArrayInputStream(file), StandardCharsets.UTF_8));
    } catch (IOException | IllegalArgumentException e) {
      throw new RecipeException(FILE + " is not a properties file: " + e.getMessage(), e);
    }
    Map<String, String> values = new LinkedHashMap<>();
    properties
        .stringPropertyNames()
        .forEach(name -> values.put(name, properties.getProperty(name)));
    check(RECIPE_GROUP, values.remove(RECIPE_GROUP.name()));
    String artifactId = values.remove(RECIPE.name());
    String version = values.remove(RECIPE_VERSION.name());
    TreeSet<String> unknown = new TreeSet<>(values.keySet());
    Inputs.ALL.forEach(input -> unknown.remove(input.name()));
    if (!unknown.isEmpty()) {
      throw new RecipeException(
          "%s has the unknown property %s; a newer version of this plugin may know it."
              .formatted(FILE, printable(unknown.first())));
    }
    return new Answers(artifactId, version, values);
  }

  /** The same answers for another version of the recipe. */
  Answers at(String otherVersion) {
    return new Answers(artifactId, otherVersion, values);
  }

  /** The same with another Java release; null leaves it as it is. */
  Answers withJavaVersion(String javaVersion) {
    if (javaVersion == null) {
      return this;
    }
    Map<String, String> changed = new LinkedHashMap<>(values);
    changed.put(Inputs.JAVA_VERSION.name(), javaVersion);
    return new Answers(artifactId, recipeVersion, changed);
  }

  /** The recipe's name, such as {@code http-api}. */
  String recipe() {
    return artifactId.substring(0, artifactId.lastIndexOf('-'));
  }

  /** Recipe and version, for people. */
  String title() {
    return recipe() + " " + recipeVersion;
  }

  private static void check(Input input, String value) {
    if (value == null) {
      throw new RecipeException(
          "%s lacks %s. Allowed are %s.".formatted(FILE, input.name(), input.allowed()));
    }
    if (!input.allows(value)) {
      throw new RecipeException(
          "%s is %s, which is refused. Allowed are %s."
              .formatted(input.name(), printable(value), input.allowed()));
    }
  }

  /** A value for a message: short, and nothing in it moves the cursor of a terminal. */
  private static String printable(String value) {
    String head = value.length() > 60 ? value.substring(0, 60) + "..." : value;
    return "'" + head.replaceAll("[^ -~]", "?") + "'";
  }
}
