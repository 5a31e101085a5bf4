package io.github.azurefunctionscookbook.assembler;

import java.util.Map;

/** What the catalogue says about a recipe, from the recipe's own pom.xml. */
record CatalogueEntry(
    String groupId,
    String artifactId,
    String version,
    String folder,
    String name,
    String description,
    Map<String, String> properties) {

  /** A property of the recipe, such as "recipe.state". */
  String value(String property) {
    String value = properties.get(property);
    if (value == null || value.isBlank()) {
      throw new AssemblyException("Recipe %s lacks the property %s.".formatted(folder, property));
    }
    return value.strip();
  }
}
