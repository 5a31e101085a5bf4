package io.github.azurefunctionscookbook.assembler;

import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** A recipe's coordinates and words, as its pom.xml gives them, and its folder. */
record Recipe(
    String groupId,
    String artifactId,
    String version,
    String name,
    String description,
    Path folder) {

  private static final String SUFFIX = "-archetype";

  Recipe {
    if (!artifactId.equals(folder.getFileName() + SUFFIX)) {
      throw new AssemblyException(
          "The recipe in %s must have the artifactId %s%s, not %s."
              .formatted(folder.getFileName(), folder.getFileName(), SUFFIX, artifactId));
    }
    if (name == null || name.isBlank() || description == null || description.isBlank()) {
      throw new AssemblyException("%s needs a name and a description.".formatted(artifactId));
    }
  }

  /** The folder's name, such as http-api. */
  String id() {
    return folder.getFileName().toString();
  }

  /** Puts the recipe's own words in the place of {@code @recipe.groupId@} and its like. */
  String describe(String text, UnaryOperator<String> escape) {
    String described =
        text.replace("@recipe.groupId@", escape.apply(groupId))
            .replace("@recipe.artifactId@", escape.apply(artifactId))
            .replace("@recipe.version@", escape.apply(version))
            .replace("@recipe.name@", escape.apply(name))
            .replace("@recipe.description@", escape.apply(description));
    int unknown = described.indexOf("@recipe.");
    if (unknown >= 0) {
      throw new AssemblyException(
          "No such value of a recipe: " + described.substring(unknown).split("\\s", 2)[0]);
    }
    return described;
  }
}
